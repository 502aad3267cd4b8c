create schema app;
create type app.state as enum ('new', 'done');
create table app.tasks (
    id bigint generated always as identity primary key,
    owner uuid not null default gen_random_uuid(),
    state app.state not null default 'new',
    progress int check (progress between 0 and 100),
    tags text[] default '{}',
    constraint tasks_owner_key unique (owner, state)
);
create index tasks_open on app.tasks (owner) where state = 'new';
create view app.open_tasks as select * from app.tasks where state = 'new';
alter table app.tasks enable row level security;
create policy mine on app.tasks for all using (owner = current_user::uuid);
create function app.f(a int, b text default 'x') returns int language sql as $$ select a $$;
create trigger t before update on app.tasks for each row execute function app.g();
grant select on app.tasks to public;
comment on table app.tasks is E'It''s \n a task';
