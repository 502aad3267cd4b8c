-- Newer minor releases refuse to write rows anew while a parsed body, a default or a view makes or takes values of their type.
create domain positive as integer check (value > 0);
create domain small as positive;
create table item (id integer not null, price integer, amount positive, few small, note text);
create function label(i item, prefix text default 'x') returns text language sql immutable return prefix || i.note;
create function label(many item[]) returns text language sql immutable begin atomic select many[1].note; end;
create function quoted(i item) returns text language sql as 'select i.note';
create table bag (id integer default (null::item).id, named text check (label(row(1, 2, 3, 4, named)::item) <> ''));
alter table bag enable row level security;
create policy named on bag using (label(row(1, 2, 3, 4, named)::item) <> 'y');
create view listed as select label(i) as label from item i;
create view made as select row(1, 2, 3, 4, 'five')::item as made;
create index on bag ((label(row(1, 2, 3, 4, named)::item)));
comment on function label(item, text) is 'as it is called';
grant execute on function label(item, text) to roundtrip_reader;
