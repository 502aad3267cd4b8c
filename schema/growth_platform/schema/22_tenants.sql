-- Tenants, who is in them, what they use. Nearly every table further on has a tenant_id that leads here.

-- @section 2. Multi-Tenant Architecture
create type public.tenant_role as enum (
    'owner',
    'admin',
    'member',
    'viewer'
);

comment on type public.tenant_role is
    'What a member may do in a tenant. Owners and admins manage it, members work in it, viewers look.';

-- @section 2. Multi-Tenant Architecture
create type public.tenant_status as enum (
    'trial',
    'active',
    'suspended',
    'closed'
);

comment on type public.tenant_status is
    'Where a tenant stands with us.';

-- @section 2. Multi-Tenant Architecture
create table public.tenants (
    id uuid not null default gen_random_uuid(),
    name text not null,
    subdomain public.slug not null,
    plan_id uuid,
    status public.tenant_status not null default 'trial',
    settings jsonb not null default '{}'::jsonb,
    trial_ends_at timestamptz,
    created_by uuid,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint tenants_pkey primary key (id),
    constraint tenants_subdomain_key unique (subdomain),
    constraint tenants_created_by_fkey foreign key (created_by) references auth.users (id) on delete set null,
    constraint tenants_name_check check (char_length(name) between 1 and 200),
    constraint tenants_subdomain_check check (subdomain::text not in ('www', 'api', 'app', 'admin', 'static'))
);

create index idx_tenants_created_at on public.tenants (created_at desc);

create index idx_tenants_plan_id on public.tenants (plan_id);

create index idx_tenants_trial_ends_at on public.tenants (trial_ends_at) where status = 'trial';

create index idx_tenants_created_by on public.tenants (created_by);

comment on table public.tenants is
    'Organizations that share data, a plan and a bill. Made by create_tenant().';
comment on column public.tenants.subdomain is
    'First label of the tenant''s own address.';
comment on column public.tenants.plan_id is
    'The plan that sets the limits; null means that nothing is limited.';
comment on column public.tenants.trial_ends_at is
    'Until when the tenant may try the platform for nothing.';

-- @section 2. Multi-Tenant Architecture
-- @purpose The one place that tenant isolation rests on: policies of other tables look here.
create table public.tenant_members (
    tenant_id uuid not null,
    user_id uuid not null,
    role public.tenant_role not null default 'member',
    invited_by uuid,
    joined_at timestamptz not null default now(),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint tenant_members_pkey primary key (tenant_id, user_id),
    constraint tenant_members_tenant_id_fkey foreign key (tenant_id) references public.tenants (id) on delete cascade,
    constraint tenant_members_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
    constraint tenant_members_invited_by_fkey foreign key (invited_by) references auth.users (id) on delete set null
);

create index idx_tenant_members_user_id on public.tenant_members (user_id);

create index idx_tenant_members_invited_by on public.tenant_members (invited_by);

comment on table public.tenant_members is
    'Membership of users in tenants, with the role that decides what they may do there.';

-- @section 2. Multi-Tenant Architecture
create table public.tenant_usage (
    tenant_id uuid not null,
    metric_type text not null,
    period_start date not null default date_trunc('month', now())::date,
    used_value bigint not null default 0,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint tenant_usage_pkey primary key (tenant_id, metric_type, period_start),
    constraint tenant_usage_tenant_id_fkey foreign key (tenant_id) references public.tenants (id) on delete cascade,
    constraint tenant_usage_used_value_check check (used_value >= 0),
    constraint tenant_usage_period_start_check check (extract(day from period_start) = 1)
);

comment on table public.tenant_usage is
    'How much of each metered thing a tenant has used in a month. Written by track_usage().';
comment on column public.tenant_usage.metric_type is
    'What is counted, such as "api_calls", "emails" or "storage_mb"; the names that subscription_plans.limits uses.';
comment on column public.tenant_usage.period_start is
    'First day of the month.';
comment on column public.tenant_usage.used_value is
    'May exceed the limit: it is up to the application to ask check_tenant_limit() first.';

-- @section 2. Multi-Tenant Architecture
create table public.tenant_integrations (
    id uuid not null default gen_random_uuid(),
    tenant_id uuid not null,
    integration_id uuid not null,
    name text not null,
    config jsonb not null default '{}'::jsonb,
    secret_name text,
    is_enabled boolean not null default true,
    last_synced_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint tenant_integrations_pkey primary key (id),
    constraint tenant_integrations_tenant_id_integration_id_name_key unique (tenant_id, integration_id, name),
    -- target of foreign keys that hold both, so that a row cannot point into another tenant
    constraint tenant_integrations_tenant_id_id_key unique (tenant_id, id),
    constraint tenant_integrations_tenant_id_fkey foreign key (tenant_id)
        references public.tenants (id) on delete cascade,
    constraint tenant_integrations_config_check check (jsonb_typeof(config) = 'object')
);

create index idx_tenant_integrations_integration_id on public.tenant_integrations (integration_id);

comment on table public.tenant_integrations is
    'Outside services that a tenant has connected, each with its own configuration.';
comment on column public.tenant_integrations.integration_id is
    'What is connected.';
comment on column public.tenant_integrations.name is
    'Tells several connections to the same service apart.';
comment on column public.tenant_integrations.secret_name is
    'Name of the secret in the vault. The secret itself is never stored here.';
comment on column public.tenant_integrations.config is
    'What the integration needs to know, by its kind.';

alter table public.user_settings
    add constraint user_settings_tenant_id_fkey foreign key (tenant_id) references public.tenants (id) on delete cascade;
