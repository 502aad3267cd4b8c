-- The table of bench_bindings.c: the types that most tables have.

create type job_state as enum ('waiting', 'running', 'done', 'failed');

create table jobs (
    id bigint primary key,
    owner_id uuid not null,
    state job_state not null,
    priority integer not null,
    title text not null,
    body text,
    label text,
    payload jsonb,
    is_urgent boolean not null,
    score double precision,
    tries smallint not null,
    created_at timestamptz not null,
    updated_at timestamptz
);

-- What bench_writes.c writes.
create table tickets (
    id bigint not null,
    title text not null,
    priority integer not null,
    created_at timestamptz not null
);
