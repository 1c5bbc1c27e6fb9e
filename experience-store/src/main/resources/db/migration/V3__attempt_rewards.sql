-- Rewards by name beside the one that counts, as a JSON object of numbers.
alter table attempt add column rewards clob default '{}' not null;
