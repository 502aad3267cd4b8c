-- Numbers about the product, the business and the machines.

-- @section 5. Analytics & Metrics
create type public.deployment_environment as enum (
    'production',
    'staging',
    'preview',
    'development'
);

comment on type public.deployment_environment is
    'Where a program runs.';

-- @section 5. Analytics & Metrics
create type public.metric_trend as (
    source text,
    metric_name text,
    current_average double precision,
    previous_average double precision,
    change_percent numeric,
    samples bigint
);

comment on type public.metric_trend is
    'One line of get_metrics_trends(): a metric in this span of time and in the one before.';

-- @section 5. Analytics & Metrics
create table public.metrics_daily (
    id bigint not null generated always as identity,
    metric_date date not null,
    metric_name text not null,
    tenant_id uuid,
    dimensions jsonb not null default '{}'::jsonb,
    value numeric not null,
    computed_at timestamptz not null default now(),
    created_at timestamptz not null default now(),
    constraint metrics_daily_pkey primary key (id),
    constraint metrics_daily_metric_date_metric_name_tenant_id_dimensions_key
        unique nulls not distinct (metric_date, metric_name, tenant_id, dimensions),
    constraint metrics_daily_tenant_id_fkey foreign key (tenant_id) references public.tenants (id) on delete cascade
);

create index idx_metrics_daily_metric_name_metric_date on public.metrics_daily (metric_name, metric_date desc);

create index idx_metrics_daily_tenant_id_metric_date on public.metrics_daily (tenant_id, metric_date desc);

comment on table public.metrics_daily is
    'One value for each metric and day. Worked out again by recompute_metrics_daily() whenever late events arrive.';
comment on column public.metrics_daily.tenant_id is
    'Null for the whole platform.';
comment on column public.metrics_daily.dimensions is
    'What the value is broken down by; empty for the total.';
comment on column public.metrics_daily.metric_date is
    'The day, UTC.';
comment on column public.metrics_daily.computed_at is
    'When it was worked out; a day can be worked out again.';

-- @section 5. Analytics & Metrics
create table public.metrics_log (
    id bigint not null generated always as identity,
    source text not null,
    metric_name text not null,
    value double precision not null,
    unit text,
    labels jsonb not null default '{}'::jsonb,
    recorded_at timestamptz not null default now(),
    constraint metrics_log_pkey primary key (id)
);

create index idx_metrics_log_source_recorded_at on public.metrics_log (source, recorded_at desc);

create index idx_metrics_log_recorded_at on public.metrics_log using brin (recorded_at);

comment on table public.metrics_log is
    'Raw samples from whatever reports numbers, before anything is added up.';
comment on column public.metrics_log.source is
    'Who reports, such as "edge-functions" or "checkout".';
comment on column public.metrics_log.labels is
    'What the value is about, by name.';

-- @section 5. Analytics & Metrics
create table public.performance_metrics (
    id uuid not null default gen_random_uuid(),
    user_id uuid,
    environment public.deployment_environment not null default 'production',
    page text not null,
    metric text not null,
    value double precision not null,
    rating text,
    user_agent text,
    recorded_at timestamptz not null default now(),
    constraint performance_metrics_pkey primary key (id, environment),
    constraint performance_metrics_user_id_fkey foreign key (user_id) references auth.users (id) on delete set null,
    constraint performance_metrics_metric_check check (metric in ('lcp', 'inp', 'cls', 'ttfb', 'fcp')),
    constraint performance_metrics_value_check check (value >= 0),
    constraint performance_metrics_rating_check check (rating in ('good', 'needs_improvement', 'poor'))
) partition by list (environment);

create index idx_performance_metrics_user_id on public.performance_metrics (user_id);

create index idx_performance_metrics_metric_page_recorded_at
    on public.performance_metrics (metric, page, recorded_at desc);

comment on table public.performance_metrics is
    'How fast pages are for those who use them, kept apart by environment.';
comment on column public.performance_metrics.metric is
    'Which figure of the page, such as the time until it was shown.';
comment on column public.performance_metrics.rating is
    'How good the value is, by the usual bounds.';

create table public.performance_metrics_production partition of public.performance_metrics
    for values in ('production');

comment on table public.performance_metrics_production is
    'Page speed as customers see it.';

create table public.performance_metrics_other partition of public.performance_metrics
    for values in ('staging', 'preview', 'development');

comment on table public.performance_metrics_other is
    'Page speed in environments that are not for customers.';

-- @section 5. Analytics & Metrics
create table public.business_metrics (
    id uuid not null default gen_random_uuid(),
    tenant_id uuid,
    metric_name text not null,
    period daterange not null,
    value numeric not null,
    target numeric,
    attainment_percent numeric generated always as (round(value / nullif(target, 0) * 100, 1)) stored,
    currency public.currency_code,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint business_metrics_pkey primary key (id),
    constraint business_metrics_tenant_id_metric_name_period_key
        unique nulls not distinct (tenant_id, metric_name, period),
    constraint business_metrics_tenant_id_fkey foreign key (tenant_id)
        references public.tenants (id) on delete cascade,
    constraint business_metrics_period_check check (not isempty(period))
);

create index idx_business_metrics_created_at on public.business_metrics (created_at desc);

comment on table public.business_metrics is
    'Figures that the business is run by, each with its target.';
comment on column public.business_metrics.attainment_percent is
    'How much of the target was reached.';
comment on column public.business_metrics.metric_name is
    'What is measured.';
comment on column public.business_metrics.period is
    'The days that the figure is about.';
comment on column public.business_metrics.value is
    'What was measured.';
comment on column public.business_metrics.target is
    'What was aimed at; null for no aim.';

-- @section 5. Analytics & Metrics
create table public.system_metrics (
    id bigint not null generated always as identity,
    host text not null,
    service text not null,
    metric_name text not null,
    value double precision not null,
    unit text,
    labels jsonb not null default '{}'::jsonb,
    recorded_at timestamptz not null default now(),
    constraint system_metrics_pkey primary key (id)
) with (autovacuum_vacuum_insert_scale_factor = 0.05);

create index idx_system_metrics_service_metric_name_recorded_at
    on public.system_metrics (service, metric_name, recorded_at desc);

create index idx_system_metrics_recorded_at
    on public.system_metrics using brin (recorded_at) with (pages_per_range = 32);

comment on table public.system_metrics is
    'Health of the machines. Many small rows in the order of time, so the index by time is a block range index.';

-- @section 5. Analytics & Metrics
create table public.pmf_metrics_snapshots (
    id uuid not null default gen_random_uuid(),
    snapshot_date date not null default current_date,
    activation_rate public.percentage,
    retention_rate public.percentage,
    nps numeric(5,2),
    active_users integer not null default 0,
    new_users integer not null default 0,
    details jsonb not null default '{}'::jsonb,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint pmf_metrics_snapshots_pkey primary key (id),
    constraint pmf_metrics_snapshots_snapshot_date_key unique (snapshot_date),
    constraint pmf_metrics_snapshots_nps_check check (nps between -100 and 100),
    constraint pmf_metrics_snapshots_active_users_check check (active_users >= 0),
    constraint pmf_metrics_snapshots_new_users_check check (new_users >= 0)
);

comment on table public.pmf_metrics_snapshots is
    'How close the product is to what its market wants, once a day. Written by update_pmf_metrics_snapshot().';
comment on column public.pmf_metrics_snapshots.nps is
    'Net promoter score; null when nobody answered.';
comment on column public.pmf_metrics_snapshots.details is
    'What the figures were worked out from.';

-- @section 5. Analytics & Metrics
create table public.user_activations (
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    tenant_id uuid,
    milestone text not null,
    time_to_activate interval,
    properties jsonb not null default '{}'::jsonb,
    activated_at timestamptz not null default now(),
    created_at timestamptz not null default now(),
    constraint user_activations_pkey primary key (id),
    constraint user_activations_user_id_milestone_key unique (user_id, milestone),
    constraint user_activations_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
    constraint user_activations_tenant_id_fkey foreign key (tenant_id)
        references public.tenants (id) on delete set null
);

create index idx_user_activations_milestone_activated_at on public.user_activations (milestone, activated_at desc);

create index idx_user_activations_tenant_id on public.user_activations (tenant_id);

comment on table public.user_activations is
    'The moments at which a user first did what makes a product stick.';
comment on column public.user_activations.milestone is
    'Such as "first_post" or "first_workflow".';
comment on column public.user_activations.time_to_activate is
    'How long after signing up.';

-- @section 5. Analytics & Metrics
create view public.metrics_dashboard
with (security_invoker = true)
as
select
    metrics_daily.metric_name,
    metrics_daily.tenant_id,
    count(*) as days,
    max(metrics_daily.metric_date) as last_date,
    (array_agg(metrics_daily.value order by metrics_daily.metric_date desc))[1] as last_value,
    round(avg(metrics_daily.value) filter (where metrics_daily.metric_date > current_date - 7), 2) as average_7_days,
    round(avg(metrics_daily.value), 2) as average_30_days,
    min(metrics_daily.value) as lowest,
    max(metrics_daily.value) as highest
from public.metrics_daily
where metrics_daily.metric_date > current_date - 30
    and metrics_daily.dimensions = '{}'::jsonb
group by metrics_daily.metric_name, metrics_daily.tenant_id;

comment on view public.metrics_dashboard is
    'Daily metrics of the last 30 days in one line each. Whoever reads it sees the rows that the policies of metrics_daily show them.';
comment on column public.metrics_dashboard.last_value is
    'The value of the most recent day that has one.';

-- @section 5. Analytics & Metrics
create materialized view public.daily_active_users
as
select
    (app_events.occurred_at at time zone 'UTC')::date as activity_date,
    count(distinct app_events.user_id) as active_users,
    count(*) as events
from public.app_events
where app_events.user_id is not null
group by (app_events.occurred_at at time zone 'UTC')::date
with no data;

create unique index daily_active_users_activity_date_key on public.daily_active_users (activity_date);

comment on materialized view public.daily_active_users is
    'Active users for each day (UTC), kept because counting them takes long. recompute_metrics_daily() refreshes it.';
