create table base (id bigint not null, at timestamptz default now(), kept integer);
create table heir (id bigint not null, at timestamptz default now(), constraint base_id_check check (id > 1)) inherits (base);
alter table base add constraint base_id_check check (id > 1);
create table below (at timestamptz, own text) inherits (heir);
