insert into schema_number (number) values (?)
