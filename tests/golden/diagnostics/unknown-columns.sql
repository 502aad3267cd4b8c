create table tasks (
    id bigint primary key,
    title text not null,
    owner_id bigint,
    constraint short check (length(titel) < 100),
    unique (titel),
    foreign key (ownerid) references tasks (id)
);
alter table tasks drop column titel;
alter table tasks alter column titel set not null;
alter table tasks rename column titel to name;
alter table tasks add constraint parent foreign key (owner_id) references tasks (idd);
alter table tasks add exclude using gist (titel with =);
create index on tasks (titel);
create index on tasks (lower(titel)) where ownr_id > 0;
create index on tasks (id) include (titel);
alter table tasks add constraint tasks_title_key unique (title) include (ownr_id);
create view open_tasks as select t.id, t.titel from tasks t where ownr_id = 1;
alter view open_tasks alter column ids set default 1;
create function touch() returns trigger language plpgsql as 'begin return new; end';
create trigger touch before update of titel on tasks for each row when (new.titel is not null)
    execute function touch();
alter table tasks enable row level security;
create policy mine on tasks using (ownr_id = 1) with check (tasks.titel <> '');
grant select (titel) on tasks to public;
create sequence numbers owned by tasks.idd;
create table parts (id int) partition by range (idd);
alter table tasks add column words int generated always as (length(titel)) stored;
comment on column tasks.titel is 'unknown';
