-- Tables below have columns and checks that those of the parent would not go together with, and are dropped first.
create table base (at timestamptz default now());
create table heir (id bigint not null, at timestamptz default now(), constraint base_id_check check (id > 1));
alter table heir inherit base;
create table below () inherits (heir);
