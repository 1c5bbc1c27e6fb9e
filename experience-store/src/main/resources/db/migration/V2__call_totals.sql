-- What calls came to instead of a row for each: nobody asked for the rows, and there are thousands in a run. Everything is read again from the
-- journals, because they say more than was kept: tries, failed calls, and calls that never ended.

delete from folded;
delete from saved_version;
delete from lesson;
delete from head_move;
delete from run;
delete from attempt;
drop table model_call;

alter table run add column pruned_at timestamp(9) with time zone;

create table call_total (
    run varchar not null,
    phase varchar(20) not null,
    endpoint varchar not null,
    model varchar not null,
    calls bigint not null,
    without_usage bigint not null,
    input_tokens bigint,
    cached_input_tokens bigint,
    output_tokens bigint,
    cost_usd numeric(60, 30),
    tries bigint not null,
    failed bigint not null,
    started bigint not null,
    constraint call_total_once primary key (run, phase, endpoint, model)
);
