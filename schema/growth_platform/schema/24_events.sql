-- What happened, told by clients and by the backend. The first three tables overlap for historical reasons:
-- events is the old one, filled by importers; telemetry_events takes what clients measure, by the month;
-- app_events is what the product itself means by an event.

-- @section 4. Events & Telemetry
create type public.event_row as (
    idempotency_key text,
    event_name text,
    user_id uuid,
    session_id uuid,
    source text,
    properties jsonb,
    occurred_at timestamptz
);

comment on type public.event_row is
    'One element of the list that upsert_events() takes.';

-- @section 4. Events & Telemetry
create table public.sessions (
    id uuid not null default gen_random_uuid(),
    user_id uuid,
    tenant_id uuid,
    anonymous_id text,
    started_at timestamptz not null default now(),
    ended_at timestamptz,
    duration interval generated always as (ended_at - started_at) stored,
    device text,
    user_agent text,
    ip_address inet,
    referrer text,
    landing_page text,
    utm jsonb not null default '{}'::jsonb,
    created_at timestamptz not null default now(),
    constraint sessions_pkey primary key (id),
    constraint sessions_user_id_fkey foreign key (user_id) references auth.users (id) on delete set null,
    constraint sessions_tenant_id_fkey foreign key (tenant_id) references public.tenants (id) on delete set null,
    constraint sessions_ended_at_check check (ended_at >= started_at)
);

create index idx_sessions_user_id_started_at on public.sessions (user_id, started_at desc);

create index idx_sessions_open on public.sessions (started_at) where ended_at is null;

create index idx_sessions_tenant_id on public.sessions (tenant_id);

comment on table public.sessions is
    'Visits to the product, signed in or not. Not to be confused with the sign-ins that the platform keeps.';
comment on column public.sessions.anonymous_id is
    'The visitor''s own mark, before there is an account.';
comment on column public.sessions.duration is
    'Null while the visit lasts.';
comment on column public.sessions.utm is
    'Campaign parameters of the first page.';
comment on column public.sessions.landing_page is
    'Where the visit began.';

-- @section 4. Events & Telemetry
-- @deprecated New events go to app_events or telemetry_events.
create table public.events (
    id uuid not null default gen_random_uuid(),
    user_id uuid,
    session_id uuid,
    event_name text not null,
    source text not null default 'import',
    idempotency_key text not null,
    properties jsonb not null default '{}'::jsonb,
    occurred_at timestamptz not null default now(),
    created_at timestamptz not null default now(),
    constraint events_pkey primary key (id),
    constraint events_idempotency_key_key unique (idempotency_key),
    constraint events_user_id_fkey foreign key (user_id) references auth.users (id) on delete set null,
    constraint events_session_id_fkey foreign key (session_id) references public.sessions (id) on delete set null
);

create index idx_events_user_id_occurred_at on public.events (user_id, occurred_at desc);

create index idx_events_event_name_occurred_at on public.events (event_name, occurred_at desc);

create index idx_events_session_id on public.events (session_id);

comment on table public.events is
    'Events as they were first recorded. Importers still write it through upsert_events(); new code writes app_events.';
comment on column public.events.idempotency_key is
    'The sender''s own id for the event; sending it again updates the row.';
comment on column public.events.source is
    'Which importer brought the event.';

-- @section 4. Events & Telemetry
-- @purpose ensure_event_partitions() makes the partitions of the months to come.
create table public.telemetry_events (
    id uuid not null default gen_random_uuid(),
    user_id uuid,
    tenant_id uuid,
    session_id uuid,
    event_type text not null,
    platform text not null default 'web',
    app_version text,
    payload jsonb not null default '{}'::jsonb,
    occurred_at timestamptz not null,
    created_at timestamptz not null default now(),
    constraint telemetry_events_pkey primary key (id, occurred_at),
    constraint telemetry_events_user_id_fkey foreign key (user_id) references auth.users (id) on delete set null,
    constraint telemetry_events_tenant_id_fkey foreign key (tenant_id)
        references public.tenants (id) on delete set null,
    constraint telemetry_events_platform_check check (platform in ('web', 'ios', 'android', 'desktop', 'server'))
) partition by range (occurred_at);

create index idx_telemetry_events_user_id_occurred_at on public.telemetry_events (user_id, occurred_at desc);

create index idx_telemetry_events_tenant_id_occurred_at on public.telemetry_events (tenant_id, occurred_at desc);

create index idx_telemetry_events_event_type_occurred_at on public.telemetry_events (event_type, occurred_at desc);

comment on table public.telemetry_events is
    'Measurements sent by clients, in monthly partitions that are dropped when they are old enough.';
comment on column public.telemetry_events.session_id is
    'The visit it belongs to. No foreign key: it may arrive before the session does, and outlive it.';
comment on column public.telemetry_events.created_at is
    'When it arrived.';

create table public.telemetry_events_2025_01 partition of public.telemetry_events
    for values from ('2025-01-01 00:00:00+00') to ('2025-02-01 00:00:00+00');

comment on table public.telemetry_events_2025_01 is
    'Telemetry of January 2025.';

create table public.telemetry_events_2025_02 partition of public.telemetry_events
    for values from ('2025-02-01 00:00:00+00') to ('2025-03-01 00:00:00+00');

comment on table public.telemetry_events_2025_02 is
    'Telemetry of February 2025.';

create table public.telemetry_events_default partition of public.telemetry_events
    default;

comment on table public.telemetry_events_default is
    'Telemetry that no monthly partition takes, such as that of clocks which are wrong.';

-- @section 4. Events & Telemetry
create table public.app_events (
    id bigint not null generated always as identity,
    user_id uuid,
    tenant_id uuid,
    session_id uuid,
    event_name text not null,
    properties jsonb not null default '{}'::jsonb,
    occurred_at timestamptz not null default now(),
    created_at timestamptz not null default now(),
    constraint app_events_pkey primary key (id),
    constraint app_events_user_id_fkey foreign key (user_id) references auth.users (id) on delete set null,
    constraint app_events_tenant_id_fkey foreign key (tenant_id) references public.tenants (id) on delete cascade,
    constraint app_events_session_id_fkey foreign key (session_id) references public.sessions (id) on delete set null,
    constraint app_events_event_name_check check (event_name ~ '^[a-z][a-z0-9_]*$')
);

create index idx_app_events_user_id_occurred_at on public.app_events (user_id, occurred_at desc);

create index idx_app_events_tenant_id_created_at on public.app_events (tenant_id, created_at desc);

create index idx_app_events_event_name_occurred_at on public.app_events (event_name, occurred_at desc);

create index idx_app_events_properties on public.app_events using gin (properties jsonb_path_ops);

create index idx_app_events_nps_score on public.app_events (((properties ->> 'score')::integer), occurred_at)
    where event_name = 'nps_response';

create index idx_app_events_session_id on public.app_events (session_id);

comment on table public.app_events is
    'What users do in the product, as the product''s own code reports it. Listeners get it in real time.';
comment on column public.app_events.properties is
    'For "nps_response" the answer, 0 to 10, is under "score".';

-- @section 4. Events & Telemetry
create table public.conversion_events (
    id uuid not null default gen_random_uuid(),
    user_id uuid,
    tenant_id uuid,
    session_id uuid,
    funnel text not null,
    step text not null,
    step_number smallint not null,
    value numeric(12,2),
    currency public.currency_code,
    properties jsonb not null default '{}'::jsonb,
    occurred_at timestamptz not null default now(),
    created_at timestamptz not null default now(),
    constraint conversion_events_pkey primary key (id),
    constraint conversion_events_user_id_fkey foreign key (user_id) references auth.users (id) on delete set null,
    constraint conversion_events_tenant_id_fkey foreign key (tenant_id)
        references public.tenants (id) on delete cascade,
    constraint conversion_events_session_id_fkey foreign key (session_id)
        references public.sessions (id) on delete set null,
    constraint conversion_events_step_number_check check (step_number > 0),
    constraint conversion_events_currency_check check ((value is null) = (currency is null))
);

create index idx_conversion_events_funnel_step_number_occurred_at
    on public.conversion_events (funnel, step_number, occurred_at);

create index idx_conversion_events_user_id_occurred_at on public.conversion_events (user_id, occurred_at desc);

create index idx_conversion_events_session_id on public.conversion_events (session_id);

create index idx_conversion_events_tenant_id on public.conversion_events (tenant_id);

comment on table public.conversion_events is
    'Steps that visitors take through a funnel.';
comment on column public.conversion_events.funnel is
    'Which funnel the step belongs to.';
comment on column public.conversion_events.step_number is
    'Place of the step in its funnel, from 1.';

-- @section 4. Events & Telemetry
create table public.signals (
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    tenant_id uuid,
    signal_name text not null,
    value double precision not null,
    features jsonb not null default '{}'::jsonb,
    computed_at timestamptz not null default now(),
    created_at timestamptz not null default now(),
    constraint signals_pkey primary key (id),
    constraint signals_user_id_signal_name_computed_at_key unique (user_id, signal_name, computed_at),
    constraint signals_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
    constraint signals_tenant_id_fkey foreign key (tenant_id) references public.tenants (id) on delete cascade
);

create index idx_signals_latest on public.signals (signal_name, user_id, computed_at desc) include (value);

create index idx_signals_tenant_id on public.signals (tenant_id);

comment on table public.signals is
    'Numbers worked out about a user, each a snapshot: features for models and for rules of thumb.';
comment on column public.signals.features is
    'What the number was worked out from.';
comment on column public.signals.signal_name is
    'What is measured of the user.';

-- @section 4. Events & Telemetry
create table public.segments (
    id uuid not null default gen_random_uuid(),
    tenant_id uuid,
    slug public.slug not null,
    name text not null,
    description text,
    rules jsonb not null default '{}'::jsonb,
    is_dynamic boolean not null generated always as (rules <> '{}'::jsonb) stored,
    created_by uuid,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint segments_pkey primary key (id),
    constraint segments_tenant_id_slug_key unique nulls not distinct (tenant_id, slug),
    constraint segments_tenant_id_fkey foreign key (tenant_id) references public.tenants (id) on delete cascade,
    constraint segments_created_by_fkey foreign key (created_by) references auth.users (id) on delete set null
);

create index idx_segments_created_by on public.segments (created_by);

comment on table public.segments is
    'Groups of users, picked by a rule or by hand.';
comment on column public.segments.tenant_id is
    'Null for a segment of the whole platform.';
comment on column public.segments.rules is
    'Conditions on signals and profile fields; empty for a segment filled by hand.';
comment on column public.segments.is_dynamic is
    'Filled by its rules.';

-- @section 4. Events & Telemetry
create table public.user_segments (
    segment_id uuid not null,
    user_id uuid not null,
    score real,
    assigned_at timestamptz not null default now(),
    expires_at timestamptz,
    constraint user_segments_pkey primary key (segment_id, user_id),
    constraint user_segments_segment_id_fkey foreign key (segment_id)
        references public.segments (id) on delete cascade,
    constraint user_segments_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
    constraint user_segments_expires_at_check check (expires_at > assigned_at)
);

create index idx_user_segments_expires_at on public.user_segments (expires_at) where expires_at is not null;

create index idx_user_segments_user_id on public.user_segments (user_id);

comment on table public.user_segments is
    'Which users are in which segment at present.';
comment on column public.user_segments.score is
    'How well the user fits, when the segment grades.';
