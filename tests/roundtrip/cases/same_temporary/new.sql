create table kept (id int primary key, note text);
comment on table kept is 'the real one';
create function kept_notes() returns bigint language sql as 'select count(note) from kept';
