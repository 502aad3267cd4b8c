-- What can be added to the platform, and the traffic with services outside.

-- @section 13. Marketplace & Integrations
create table public.integrations (
    id uuid not null default gen_random_uuid(),
    slug public.slug not null,
    name text not null,
    provider text not null,
    category text not null default 'other',
    auth_type text not null default 'oauth2',
    config_schema jsonb not null default '{}'::jsonb,
    scopes text[] not null default '{}',
    is_active boolean not null default true,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint integrations_pkey primary key (id),
    constraint integrations_slug_key unique (slug),
    constraint integrations_auth_type_check check (auth_type in ('oauth2', 'api_key', 'webhook', 'none'))
);

comment on table public.integrations is
    'Outside services that the platform knows how to talk to.';
comment on column public.integrations.config_schema is
    'JSON schema of tenant_integrations.config.';
comment on column public.integrations.scopes is
    'What the integration may do at the provider.';

-- @section 13. Marketplace & Integrations
create table public.marketplace_items (
    id uuid not null default gen_random_uuid(),
    slug public.slug not null,
    type text not null,
    title text not null,
    description text not null default '',
    author_id uuid,
    tenant_id uuid,
    template_id uuid,
    agent_id uuid,
    integration_id uuid,
    price numeric(10,2) not null default 0,
    currency public.currency_code not null default 'USD',
    rating numeric(2,1),
    install_count integer not null default 0,
    status text not null default 'draft',
    search_vector tsvector generated always as (
        setweight(to_tsvector('english', title), 'A')
        || setweight(to_tsvector('english', description), 'B')
    ) stored,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint marketplace_items_pkey primary key (id),
    constraint marketplace_items_slug_key unique (slug),
    constraint marketplace_items_author_id_fkey foreign key (author_id) references auth.users (id) on delete set null,
    constraint marketplace_items_tenant_id_fkey foreign key (tenant_id)
        references public.tenants (id) on delete set null,
    constraint marketplace_items_template_id_fkey foreign key (template_id)
        references public.workflow_templates (id) on delete cascade,
    constraint marketplace_items_agent_id_fkey foreign key (agent_id)
        references public.ai_agents (id) on delete cascade,
    constraint marketplace_items_integration_id_fkey foreign key (integration_id)
        references public.integrations (id) on delete cascade,
    constraint marketplace_items_type_check check (type in ('template', 'agent', 'integration')),
    constraint marketplace_items_price_check check (price >= 0),
    constraint marketplace_items_rating_check check (rating between 1 and 5),
    constraint marketplace_items_install_count_check check (install_count >= 0),
    constraint marketplace_items_status_check check (status in ('draft', 'published', 'retired')),
    constraint marketplace_items_target_check check (
        num_nonnulls(template_id, agent_id, integration_id) = 1
        and case type
            when 'template' then template_id is not null
            when 'agent' then agent_id is not null
            else integration_id is not null
        end
    )
);

create index idx_marketplace_items_search_vector on public.marketplace_items using gin (search_vector);

create index idx_marketplace_items_popular on public.marketplace_items (type, install_count desc)
    where status = 'published';

create index idx_marketplace_items_author_id on public.marketplace_items (author_id);

create index idx_marketplace_items_template_id on public.marketplace_items (template_id);

create index idx_marketplace_items_agent_id on public.marketplace_items (agent_id);

create index idx_marketplace_items_integration_id on public.marketplace_items (integration_id);

create index idx_marketplace_items_tenant_id on public.marketplace_items (tenant_id);

comment on table public.marketplace_items is
    'What is on offer: templates, agents and integrations, each leading to the thing itself.';
comment on column public.marketplace_items.tenant_id is
    'Who sells it.';
comment on column public.marketplace_items.search_vector is
    'Words of the title weigh more.';

-- @section 13. Marketplace & Integrations
create table public.api_services (
    id uuid not null default gen_random_uuid(),
    slug public.slug not null,
    name text not null,
    base_url public.web_address not null,
    auth_type text not null default 'api_key',
    health_check_path text,
    rate_limit_per_minute integer,
    is_active boolean not null default true,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint api_services_pkey primary key (id),
    constraint api_services_slug_key unique (slug),
    constraint api_services_auth_type_check check (auth_type in ('oauth2', 'api_key', 'none')),
    constraint api_services_rate_limit_per_minute_check check (rate_limit_per_minute > 0)
);

comment on table public.api_services is
    'Services outside that we call, and how.';
comment on column public.api_services.auth_type is
    'How callers prove who they are.';
comment on column public.api_services.health_check_path is
    'Path that answers whether the service is well.';
comment on column public.api_services.rate_limit_per_minute is
    'Requests that one caller may make in a minute.';

-- @section 13. Marketplace & Integrations
create table public.api_usage (
    service_id uuid not null,
    tenant_id uuid not null,
    usage_date date not null default current_date,
    endpoint text not null,
    request_count bigint not null default 0,
    error_count bigint not null default 0,
    bytes_transferred bigint not null default 0,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint api_usage_pkey primary key (service_id, tenant_id, usage_date, endpoint),
    constraint api_usage_service_id_fkey foreign key (service_id)
        references public.api_services (id) on delete cascade,
    constraint api_usage_tenant_id_fkey foreign key (tenant_id) references public.tenants (id) on delete cascade,
    constraint api_usage_request_count_check check (request_count >= 0),
    constraint api_usage_error_count_check check (error_count between 0 and request_count)
);

create index idx_api_usage_tenant_id_usage_date on public.api_usage (tenant_id, usage_date desc);

comment on table public.api_usage is
    'Calls to a service, counted by day.';
comment on column public.api_usage.usage_date is
    'The day that is counted, UTC.';
comment on column public.api_usage.bytes_transferred is
    'Sum of requests and answers.';

-- @section 13. Marketplace & Integrations
create table public.api_logs (
    id uuid not null default gen_random_uuid(),
    service_id uuid,
    tenant_id uuid,
    user_id uuid,
    method text not null,
    path text not null,
    status_code smallint not null,
    latency_ms integer not null,
    request_id uuid,
    error text,
    created_at timestamptz not null default now(),
    constraint api_logs_pkey primary key (id, created_at),
    constraint api_logs_service_id_fkey foreign key (service_id)
        references public.api_services (id) on delete set null,
    constraint api_logs_tenant_id_fkey foreign key (tenant_id) references public.tenants (id) on delete set null,
    constraint api_logs_user_id_fkey foreign key (user_id) references auth.users (id) on delete set null,
    constraint api_logs_method_check check (method in ('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS')),
    constraint api_logs_status_code_check check (status_code between 100 and 599),
    constraint api_logs_latency_ms_check check (latency_ms >= 0)
) partition by range (created_at);

create index idx_api_logs_service_id_created_at on public.api_logs (service_id, created_at desc);

create index idx_api_logs_tenant_id_created_at on public.api_logs (tenant_id, created_at desc);

create index idx_api_logs_user_id_created_at on public.api_logs (user_id, created_at desc);

create index idx_api_logs_server_errors on public.api_logs (created_at desc) where status_code >= 500;

comment on table public.api_logs is
    'Single calls, kept for a few months in monthly partitions.';
comment on column public.api_logs.path is
    'Path of the request, without the host.';
comment on column public.api_logs.latency_ms is
    'Time until the answer was complete, in milliseconds.';

create table public.api_logs_2025_01 partition of public.api_logs
    for values from ('2025-01-01 00:00:00+00') to ('2025-02-01 00:00:00+00');

comment on table public.api_logs_2025_01 is
    'Calls of January 2025.';

create table public.api_logs_2025_02 partition of public.api_logs
    for values from ('2025-02-01 00:00:00+00') to ('2025-03-01 00:00:00+00');

comment on table public.api_logs_2025_02 is
    'Calls of February 2025.';

create table public.api_logs_default partition of public.api_logs
    default;

comment on table public.api_logs_default is
    'Calls that no monthly partition takes.';

alter table public.tenant_integrations
    add constraint tenant_integrations_integration_id_fkey foreign key (integration_id)
        references public.integrations (id) on delete cascade;
