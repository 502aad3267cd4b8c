-- What the orchestrator, a job that looks after the platform in cycles, found out and did. Read by admins.

-- @section 20. Orchestrator & Monitoring
create table public.orchestrator_reports (
    id uuid not null default gen_random_uuid(),
    cycle_number bigint not null generated always as identity,
    status public.run_status not null default 'running',
    summary text,
    actions jsonb not null default '[]'::jsonb,
    metrics jsonb not null default '{}'::jsonb,
    started_at timestamptz not null default now(),
    finished_at timestamptz,
    created_at timestamptz not null default now(),
    constraint orchestrator_reports_pkey primary key (id),
    constraint orchestrator_reports_cycle_number_key unique (cycle_number)
);

create index idx_orchestrator_reports_created_at on public.orchestrator_reports (created_at desc);

comment on table public.orchestrator_reports is
    'One row for each cycle.';
comment on column public.orchestrator_reports.actions is
    'What was done about what was found.';

-- @section 20. Orchestrator & Monitoring
create table public.dependency_reports (
    id uuid not null default gen_random_uuid(),
    report_id uuid,
    package_name text not null,
    ecosystem text not null,
    current_version text not null,
    latest_version text,
    is_outdated boolean not null generated always as (
        latest_version is not null and latest_version <> current_version
    ) stored,
    severity public.severity_level not null default 'info',
    advisories jsonb not null default '[]'::jsonb,
    checked_at timestamptz not null default now(),
    created_at timestamptz not null default now(),
    constraint dependency_reports_pkey primary key (id),
    constraint dependency_reports_report_id_fkey foreign key (report_id)
        references public.orchestrator_reports (id) on delete cascade
);

create index idx_dependency_reports_package_name_checked_at
    on public.dependency_reports (package_name, checked_at desc);

create index idx_dependency_reports_report_id on public.dependency_reports (report_id);

comment on table public.dependency_reports is
    'State of the packages that the product is built from.';
comment on column public.dependency_reports.ecosystem is
    'Such as "npm" or "debian".';
comment on column public.dependency_reports.severity is
    'Of the worst known flaw.';
comment on column public.dependency_reports.is_outdated is
    'True when there is a later version.';
comment on column public.dependency_reports.advisories is
    'Known weaknesses of the version in use.';

-- @section 20. Orchestrator & Monitoring
create table public.cost_forecasts (
    id uuid not null default gen_random_uuid(),
    report_id uuid,
    service text not null,
    period daterange not null,
    forecast_amount numeric(14,2) not null,
    lower_bound numeric(14,2),
    upper_bound numeric(14,2),
    actual_amount numeric(14,2),
    currency public.currency_code not null default 'USD',
    model text not null default 'linear',
    created_at timestamptz not null default now(),
    constraint cost_forecasts_pkey primary key (id),
    constraint cost_forecasts_service_period_created_at_key unique (service, period, created_at),
    constraint cost_forecasts_report_id_fkey foreign key (report_id)
        references public.orchestrator_reports (id) on delete set null,
    constraint cost_forecasts_period_check check (not isempty(period)),
    constraint cost_forecasts_bounds_check check (
        forecast_amount between coalesce(lower_bound, forecast_amount) and coalesce(upper_bound, forecast_amount)
    )
);

create index idx_cost_forecasts_report_id on public.cost_forecasts (report_id);

comment on table public.cost_forecasts is
    'What running the platform is going to cost, and how that turned out.';
comment on column public.cost_forecasts.lower_bound is
    'The forecast is between this and upper_bound, most likely.';
comment on column public.cost_forecasts.actual_amount is
    'What it came to in the end; null until that is known.';

-- @section 20. Orchestrator & Monitoring
create table public.security_audits (
    id uuid not null default gen_random_uuid(),
    report_id uuid,
    scope text not null,
    status public.run_status not null default 'queued',
    score public.percentage,
    findings jsonb not null default '[]'::jsonb,
    auditor text not null default 'orchestrator',
    started_at timestamptz,
    finished_at timestamptz,
    created_at timestamptz not null default now(),
    constraint security_audits_pkey primary key (id),
    constraint security_audits_report_id_fkey foreign key (report_id)
        references public.orchestrator_reports (id) on delete set null
);

create index idx_security_audits_created_at on public.security_audits (created_at desc);

create index idx_security_audits_report_id on public.security_audits (report_id);

comment on table public.security_audits is
    'Checks of the platform''s own defences.';
comment on column public.security_audits.scope is
    'What was looked at.';
comment on column public.security_audits.findings is
    'What was found.';
