-- Change feeds and broadcast.

do $$
begin
    create type realtime.equality_op as enum ('eq', 'neq', 'lt', 'lte', 'gt', 'gte', 'in');
exception
    when duplicate_object then
        null;
end
$$;

comment on type realtime.equality_op is
    'Comparison of a filter.';

-- One condition on the rows a subscriber wants to hear about.
do $$
begin
    create type realtime.user_defined_filter as (
        column_name text,
        op realtime.equality_op,
        value text
    );
exception
    when duplicate_object then
        null;
end
$$;

-- A cast from text to regrole looks into the catalog, so it is not immutable as such; a generated column
-- needs it to be.
-- @section REALTIME Schema (Real-time Features)
create or replace function realtime.to_regrole(role_name text)
returns regrole
language sql
immutable
as $$
    select role_name::regrole
$$;

comment on function realtime.to_regrole(text) is
    'The role of that name, in a form that a generated column may use.';

-- @section REALTIME Schema (Real-time Features)
create table if not exists realtime.subscription (
    id bigint generated always as identity not null,
    subscription_id uuid not null,
    entity regclass not null,
    filters realtime.user_defined_filter[] not null default '{}',
    claims jsonb not null,
    claims_role regrole not null generated always as (realtime.to_regrole(claims ->> 'role')) stored,
    created_at timestamp not null default timezone('utc', now()),
    constraint pk_subscription primary key (id)
);

comment on table realtime.subscription is
    'Who listens to which table.';
comment on column realtime.subscription.id is
    'Key of the row, counted up.';
comment on column realtime.subscription.subscription_id is
    'The client''s connection.';
comment on column realtime.subscription.entity is
    'Table it listens to.';
comment on column realtime.subscription.filters is
    'Conditions on the rows, all of which must hold.';
comment on column realtime.subscription.claims is
    'Claims of the client''s token, to decide what it may see.';
comment on column realtime.subscription.claims_role is
    'Role among the claims.';
comment on column realtime.subscription.created_at is
    'When it began to listen, in UTC.';

create unique index if not exists subscription_subscription_id_entity_filters_key
    on realtime.subscription (subscription_id, entity, filters);

create index if not exists ix_realtime_subscription_entity on realtime.subscription (entity);

-- @section REALTIME Schema (Real-time Features)
create table if not exists realtime.messages (
    topic text not null,
    extension text not null,
    payload jsonb,
    event text,
    private boolean default false,
    updated_at timestamp not null default now(),
    inserted_at timestamp not null default now(),
    id uuid not null default gen_random_uuid(),
    constraint messages_pkey primary key (inserted_at, id)
);

comment on table realtime.messages is
    'Messages to the listeners of a topic, kept for a short while. The time is part of the key, so that old ones can be dropped by the day.';
comment on column realtime.messages.topic is
    'Who is meant to get it.';
comment on column realtime.messages.extension is
    'Feature it belongs to: broadcast, presence or postgres_changes.';
comment on column realtime.messages.payload is
    'The message.';
comment on column realtime.messages.event is
    'Name of the event.';
comment on column realtime.messages.private is
    'Only for listeners whom a policy lets in.';
comment on column realtime.messages.updated_at is
    'Latest change of the row.';
comment on column realtime.messages.inserted_at is
    'When it was sent.';
comment on column realtime.messages.id is
    'Key of the message, together with the time.';

-- @section REALTIME Schema (Real-time Features)
create table if not exists realtime.schema_migrations (
    version bigint not null,
    inserted_at timestamp,
    constraint schema_migrations_pkey primary key (version)
);

comment on table realtime.schema_migrations is
    'Which steps of its own schema the Realtime service has applied.';
comment on column realtime.schema_migrations.version is
    'Time stamp of the step.';
comment on column realtime.schema_migrations.inserted_at is
    'When it was applied.';
