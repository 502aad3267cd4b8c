create table top (a text, b text, c text);
alter table only top alter column b set storage external;

create table heir (own integer) inherits (top);
