-- Lessons that a person has to look at first, each as JSON with what was decided about it.
create table quarantined (
    library varchar not null,
    number bigint not null,
    lesson clob not null,
    constraint quarantined_once primary key (library, number)
);
