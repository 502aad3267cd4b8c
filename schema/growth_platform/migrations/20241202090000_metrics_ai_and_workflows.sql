-- Metrics, agents and automations.

create type public.deployment_environment as enum (
    'production',
    'staging',
    'preview',
    'development'
);

comment on type public.deployment_environment is
    'Where a program runs.';

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

create table public.performance_metrics_production partition of public.performance_metrics
    for values in ('production');

comment on table public.performance_metrics_production is
    'Page speed as customers see it.';

create table public.performance_metrics_other partition of public.performance_metrics
    for values in ('staging', 'preview', 'development');

comment on table public.performance_metrics_other is
    'Page speed in environments that are not for customers.';

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

create table public.ai_embeddings (
    id uuid not null default gen_random_uuid(),
    tenant_id uuid,
    user_id uuid,
    namespace text not null default 'default',
    source_type text not null,
    source_id uuid not null,
    chunk_index integer not null default 0,
    content text not null,
    embedding extensions.vector(1536),
    model text not null default 'text-embedding-3-small',
    metadata jsonb not null default '{}'::jsonb,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint ai_embeddings_pkey primary key (id),
    constraint ai_embeddings_namespace_source_type_source_id_chunk_index_key
        unique (namespace, source_type, source_id, chunk_index),
    constraint ai_embeddings_tenant_id_fkey foreign key (tenant_id) references public.tenants (id) on delete cascade,
    constraint ai_embeddings_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
    constraint ai_embeddings_chunk_index_check check (chunk_index >= 0)
);

create index idx_ai_embeddings_embedding on public.ai_embeddings using ivfflat (embedding extensions.vector_cosine_ops);

create index idx_ai_embeddings_user_id on public.ai_embeddings (user_id);

create index idx_ai_embeddings_tenant_id on public.ai_embeddings (tenant_id);

comment on table public.ai_embeddings is
    'Pieces of text with their place in the space of meanings. Read by search_embeddings() and hybrid_search().';

comment on column public.ai_embeddings.tenant_id is
    'Null for what every tenant may find.';

comment on column public.ai_embeddings.user_id is
    'Set for what only this user may find.';

comment on column public.ai_embeddings.namespace is
    'Keeps collections apart, such as "docs" and "posts".';

comment on column public.ai_embeddings.source_type is
    'Table or kind of document that the text is from.';

comment on column public.ai_embeddings.chunk_index is
    'Place in the source, when that was cut into pieces.';

comment on column public.ai_embeddings.embedding is
    'Null until the model has read the text. All vectors have to be of the same model.';

create table public.ai_agents (
    id uuid not null default gen_random_uuid(),
    tenant_id uuid,
    slug public.slug not null,
    name text not null,
    description text,
    model text not null,
    system_prompt text not null default '',
    temperature real not null default 0.7,
    tools jsonb not null default '[]'::jsonb,
    is_active boolean not null default true,
    created_by uuid,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint ai_agents_pkey primary key (id),
    constraint ai_agents_tenant_id_slug_key unique nulls not distinct (tenant_id, slug),
    constraint ai_agents_tenant_id_fkey foreign key (tenant_id) references public.tenants (id) on delete cascade,
    constraint ai_agents_created_by_fkey foreign key (created_by) references auth.users (id) on delete set null,
    constraint ai_agents_temperature_check check (temperature between 0 and 2),
    constraint ai_agents_tools_check check (jsonb_typeof(tools) = 'array')
);

create index idx_ai_agents_created_by on public.ai_agents (created_by);

comment on table public.ai_agents is
    'Agents that users can talk to or that work on their own, with the model and the instructions of each.';

comment on column public.ai_agents.tenant_id is
    'Null for an agent that the platform offers to everyone.';

comment on column public.ai_agents.tools is
    'What the agent may call.';

create table public.ai_health_metrics (
    id bigint not null generated always as identity,
    agent_id uuid,
    deployment text not null,
    model text not null,
    latency_ms integer,
    error_rate public.percentage,
    tokens_per_minute integer,
    status text not null default 'healthy',
    measured_at timestamptz not null default now(),
    created_at timestamptz not null default now(),
    constraint ai_health_metrics_pkey primary key (id),
    constraint ai_health_metrics_agent_id_fkey foreign key (agent_id)
        references public.ai_agents (id) on delete set null,
    constraint ai_health_metrics_latency_ms_check check (latency_ms >= 0),
    constraint ai_health_metrics_tokens_per_minute_check check (tokens_per_minute >= 0),
    constraint ai_health_metrics_status_check check (status in ('healthy', 'degraded', 'down'))
);

create index idx_ai_health_metrics_deployment_measured_at on public.ai_health_metrics (deployment, measured_at desc);

create index idx_ai_health_metrics_trouble on public.ai_health_metrics (measured_at desc) where status <> 'healthy';

create index idx_ai_health_metrics_agent_id on public.ai_health_metrics (agent_id);

comment on table public.ai_health_metrics is
    'Whether deployed models answer, how fast, and how often they fail.';

create table public.ai_insights (
    id uuid not null default gen_random_uuid(),
    tenant_id uuid,
    user_id uuid,
    kind text not null,
    title text not null,
    summary text not null,
    confidence numeric(4,3) not null,
    evidence jsonb not null default '[]'::jsonb,
    status text not null default 'new',
    expires_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint ai_insights_pkey primary key (id),
    constraint ai_insights_tenant_id_fkey foreign key (tenant_id) references public.tenants (id) on delete cascade,
    constraint ai_insights_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
    constraint ai_insights_confidence_check check (confidence between 0 and 1),
    constraint ai_insights_status_check check (status in ('new', 'accepted', 'dismissed')),
    constraint ai_insights_subject_check check (num_nonnulls(tenant_id, user_id) >= 1)
);

create index idx_ai_insights_tenant_id_created_at on public.ai_insights (tenant_id, created_at desc);

create index idx_ai_insights_user_id_created_at on public.ai_insights (user_id, created_at desc);

comment on table public.ai_insights is
    'Observations that a model made about a tenant''s or a user''s data, for somebody to act on.';

comment on column public.ai_insights.kind is
    'Such as "churn_risk" or "anomaly".';

create table public.agent_interactions (
    id uuid not null default gen_random_uuid(),
    agent_id uuid not null,
    user_id uuid,
    tenant_id uuid,
    conversation_id uuid,
    prompt text not null,
    response text,
    input_tokens integer not null default 0,
    output_tokens integer not null default 0,
    total_tokens integer not null generated always as (input_tokens + output_tokens) stored,
    cost_usd numeric(12,6),
    latency_ms integer,
    rating smallint,
    created_at timestamptz not null default now(),
    constraint agent_interactions_pkey primary key (id),
    constraint agent_interactions_agent_id_fkey foreign key (agent_id)
        references public.ai_agents (id) on delete cascade,
    constraint agent_interactions_user_id_fkey foreign key (user_id) references auth.users (id) on delete set null,
    constraint agent_interactions_tenant_id_fkey foreign key (tenant_id)
        references public.tenants (id) on delete cascade,
    constraint agent_interactions_input_tokens_check check (input_tokens >= 0),
    constraint agent_interactions_output_tokens_check check (output_tokens >= 0),
    constraint agent_interactions_cost_usd_check check (cost_usd >= 0),
    constraint agent_interactions_rating_check check (rating between 1 and 5)
);

create index idx_agent_interactions_agent_id_created_at on public.agent_interactions (agent_id, created_at desc);

create index idx_agent_interactions_user_id_created_at on public.agent_interactions (user_id, created_at desc);

create index idx_agent_interactions_tenant_id_created_at on public.agent_interactions (tenant_id, created_at desc);

create index idx_agent_interactions_conversation_id on public.agent_interactions (conversation_id);

comment on table public.agent_interactions is
    'Every exchange with an agent: what was asked, what came back, what it cost.';

comment on column public.agent_interactions.conversation_id is
    'The chat it was part of, if any.';

comment on column public.agent_interactions.rating is
    'The user''s opinion.';

create type public.run_status as enum (
    'queued',
    'running',
    'succeeded',
    'failed',
    'cancelled',
    'skipped'
);

comment on type public.run_status is
    'How far a run, a step of it, or an attempt at a step has come.';

create table public.workflow_templates (
    id uuid not null default gen_random_uuid(),
    slug public.slug not null,
    name text not null,
    description text not null default '',
    category text not null default 'general',
    definition jsonb not null default '{}'::jsonb,
    is_public boolean not null default false,
    created_by uuid,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint workflow_templates_pkey primary key (id),
    constraint workflow_templates_slug_key unique (slug),
    constraint workflow_templates_created_by_fkey foreign key (created_by)
        references auth.users (id) on delete set null
);

create index idx_workflow_templates_created_by on public.workflow_templates (created_by);

comment on table public.workflow_templates is
    'Automations to start from.';

create table public.automation_workflows (
    id uuid not null default gen_random_uuid(),
    tenant_id uuid not null,
    template_id uuid,
    name text not null,
    description text,
    trigger_type text not null default 'manual',
    trigger_config jsonb not null default '{}'::jsonb,
    actions jsonb not null default '[]'::jsonb,
    is_enabled boolean not null default true,
    last_run_at timestamptz,
    created_by uuid,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint automation_workflows_pkey primary key (id),
    constraint automation_workflows_tenant_id_name_key unique (tenant_id, name),
    constraint automation_workflows_tenant_id_id_key unique (tenant_id, id),
    constraint automation_workflows_tenant_id_fkey foreign key (tenant_id)
        references public.tenants (id) on delete cascade,
    constraint automation_workflows_template_id_fkey foreign key (template_id)
        references public.workflow_templates (id) on delete set null,
    constraint automation_workflows_created_by_fkey foreign key (created_by)
        references auth.users (id) on delete set null,
    constraint automation_workflows_trigger_type_check check (
        trigger_type in ('manual', 'schedule', 'event', 'webhook')
    ),
    constraint automation_workflows_actions_check check (jsonb_typeof(actions) = 'array')
);

create index idx_automation_workflows_by_event on public.automation_workflows ((trigger_config ->> 'event'))
    where trigger_type = 'event' and is_enabled;

create index idx_automation_workflows_template_id on public.automation_workflows (template_id);

create index idx_automation_workflows_created_by on public.automation_workflows (created_by);

comment on table public.automation_workflows is
    'Automations of a tenant: what sets them off and whether they are on.';

comment on column public.automation_workflows.template_id is
    'What it was made from.';

comment on column public.automation_workflows.trigger_config is
    'Times for a schedule, a name for an event.';

comment on column public.automation_workflows.actions is
    'The steps as they are being edited. Runs take those of a published version.';

create table public.workflow_definitions (
    id uuid not null default gen_random_uuid(),
    tenant_id uuid not null,
    workflow_id uuid not null,
    version integer not null,
    graph jsonb not null,
    checksum text not null generated always as (encode(extensions.digest(graph::text, 'sha256'), 'hex')) stored,
    published_at timestamptz,
    created_by uuid,
    created_at timestamptz not null default now(),
    constraint workflow_definitions_pkey primary key (id),
    constraint workflow_definitions_workflow_id_version_key unique (workflow_id, version),
    constraint workflow_definitions_tenant_id_fkey foreign key (tenant_id)
        references public.tenants (id) on delete cascade,
    constraint workflow_definitions_workflow_id_fkey foreign key (tenant_id, workflow_id)
        references public.automation_workflows (tenant_id, id) on delete cascade,
    constraint workflow_definitions_created_by_fkey foreign key (created_by)
        references auth.users (id) on delete set null,
    constraint workflow_definitions_version_check check (version > 0)
);

create index idx_workflow_definitions_created_by on public.workflow_definitions (created_by);

create index idx_workflow_definitions_tenant_id on public.workflow_definitions (tenant_id);

comment on table public.workflow_definitions is
    'Published versions of an automation. A version is not changed any more; a change makes the next one.';

comment on column public.workflow_definitions.graph is
    'Steps and the ways between them.';

comment on column public.workflow_definitions.checksum is
    'Tells whether two versions say the same.';

comment on column public.workflow_definitions.published_at is
    'Null for a draft.';

create table public.workflow_executions (
    id uuid not null default gen_random_uuid(),
    tenant_id uuid not null,
    workflow_id uuid not null,
    definition_id uuid,
    status public.run_status not null default 'queued',
    triggered_by uuid,
    input jsonb not null default '{}'::jsonb,
    output jsonb,
    error text,
    started_at timestamptz,
    finished_at timestamptz,
    duration interval generated always as (finished_at - started_at) stored,
    created_at timestamptz not null default now(),
    constraint workflow_executions_pkey primary key (id),
    constraint workflow_executions_tenant_id_fkey foreign key (tenant_id)
        references public.tenants (id) on delete cascade,
    constraint workflow_executions_workflow_id_fkey foreign key (tenant_id, workflow_id)
        references public.automation_workflows (tenant_id, id) on delete cascade,
    constraint workflow_executions_definition_id_fkey foreign key (definition_id)
        references public.workflow_definitions (id) on delete set null,
    constraint workflow_executions_triggered_by_fkey foreign key (triggered_by)
        references auth.users (id) on delete set null,
    constraint workflow_executions_finished_at_check check (finished_at >= started_at),
    constraint workflow_executions_error_check check (error is null or status = 'failed')
);

create index idx_workflow_executions_workflow_id_created_at
    on public.workflow_executions (workflow_id, created_at desc);

create index idx_workflow_executions_waiting on public.workflow_executions (created_at)
    where status in ('queued', 'running');

create index idx_workflow_executions_definition_id on public.workflow_executions (definition_id);

create index idx_workflow_executions_triggered_by on public.workflow_executions (triggered_by);

create index idx_workflow_executions_tenant_id on public.workflow_executions (tenant_id);

comment on table public.workflow_executions is
    'Runs of an automation, from the moment they are queued.';

comment on column public.workflow_executions.definition_id is
    'The version that ran.';

comment on column public.workflow_executions.triggered_by is
    'Null when a schedule or an event set it off.';

create table public.workflow_steps (
    id uuid not null default gen_random_uuid(),
    execution_id uuid not null,
    step_key text not null,
    position integer not null,
    status public.run_status not null default 'queued',
    input jsonb not null default '{}'::jsonb,
    output jsonb,
    started_at timestamptz,
    finished_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint workflow_steps_pkey primary key (id),
    constraint workflow_steps_execution_id_position_key unique (execution_id, position),
    constraint workflow_steps_execution_id_fkey foreign key (execution_id)
        references public.workflow_executions (id) on delete cascade,
    constraint workflow_steps_position_check check (position >= 0)
);

comment on table public.workflow_steps is
    'The steps of one run, in order.';

comment on column public.workflow_steps.step_key is
    'Name of the step in the definition.';

create table public.step_executions (
    id uuid not null default gen_random_uuid(),
    step_id uuid not null,
    attempt smallint not null default 1,
    status public.run_status not null default 'running',
    worker text,
    log text,
    error text,
    started_at timestamptz not null default now(),
    finished_at timestamptz,
    created_at timestamptz not null default now(),
    constraint step_executions_pkey primary key (id),
    constraint step_executions_step_id_attempt_key unique (step_id, attempt),
    constraint step_executions_step_id_fkey foreign key (step_id)
        references public.workflow_steps (id) on delete cascade,
    constraint step_executions_attempt_check check (attempt > 0)
);

comment on table public.step_executions is
    'Attempts at a step. Where all goes well there is one; each retry adds another.';

comment on column public.step_executions.worker is
    'Which machine tried.';

comment on column public.step_executions.log is
    'What it printed. Not compressed, so that a part of it can be read fast.';

alter table public.step_executions alter column log set storage external;

create table public.autopilot_workflows (
    id uuid not null default gen_random_uuid(),
    tenant_id uuid not null,
    agent_id uuid not null,
    name text not null,
    goal text not null,
    guardrails jsonb not null default '[]'::jsonb,
    autonomy_level smallint not null default 1,
    budget_usd numeric(10,2),
    is_active boolean not null default false,
    next_run_at timestamptz,
    created_by uuid,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint autopilot_workflows_pkey primary key (id),
    constraint autopilot_workflows_tenant_id_name_key unique (tenant_id, name),
    constraint autopilot_workflows_tenant_id_fkey foreign key (tenant_id)
        references public.tenants (id) on delete cascade,
    constraint autopilot_workflows_agent_id_fkey foreign key (agent_id)
        references public.ai_agents (id) on delete cascade,
    constraint autopilot_workflows_created_by_fkey foreign key (created_by)
        references auth.users (id) on delete set null,
    constraint autopilot_workflows_autonomy_level_check check (autonomy_level between 0 and 5),
    constraint autopilot_workflows_budget_usd_check check (budget_usd >= 0)
);

create index idx_autopilot_workflows_next_run_at on public.autopilot_workflows (next_run_at) where is_active;

create index idx_autopilot_workflows_agent_id on public.autopilot_workflows (agent_id);

create index idx_autopilot_workflows_created_by on public.autopilot_workflows (created_by);

comment on table public.autopilot_workflows is
    'Goals given to an agent, which works out the steps itself and keeps within its bounds.';

comment on column public.autopilot_workflows.guardrails is
    'What the agent must not do.';

comment on column public.autopilot_workflows.autonomy_level is
    'From 0, which only proposes, to 5, which asks nobody.';

comment on column public.autopilot_workflows.budget_usd is
    'For each month; null means no bound.';

-- Triggers

create trigger update_business_metrics_updated_at
    before update on public.business_metrics
    for each row
    execute function public.update_updated_at_column();

create trigger update_pmf_metrics_snapshots_updated_at
    before update on public.pmf_metrics_snapshots
    for each row
    execute function public.update_updated_at_column();

create trigger update_ai_embeddings_updated_at
    before update on public.ai_embeddings
    for each row
    execute function public.update_updated_at_column();

create trigger update_ai_agents_updated_at
    before update on public.ai_agents
    for each row
    execute function public.update_updated_at_column();

create trigger update_ai_insights_updated_at
    before update on public.ai_insights
    for each row
    execute function public.update_updated_at_column();

create trigger update_workflow_templates_updated_at
    before update on public.workflow_templates
    for each row
    execute function public.update_updated_at_column();

create trigger update_automation_workflows_updated_at
    before update on public.automation_workflows
    for each row
    execute function public.update_updated_at_column();

create trigger update_workflow_steps_updated_at
    before update on public.workflow_steps
    for each row
    execute function public.update_updated_at_column();

create trigger update_autopilot_workflows_updated_at
    before update on public.autopilot_workflows
    for each row
    execute function public.update_updated_at_column();

-- Row level security

alter table public.metrics_daily enable row level security;

alter table public.metrics_log enable row level security;

alter table public.performance_metrics enable row level security;

alter table public.performance_metrics_production enable row level security;

alter table public.performance_metrics_other enable row level security;

alter table public.business_metrics enable row level security;

alter table public.system_metrics enable row level security;

alter table public.pmf_metrics_snapshots enable row level security;

alter table public.user_activations enable row level security;

alter table public.ai_embeddings enable row level security;

alter table public.ai_agents enable row level security;

alter table public.ai_health_metrics enable row level security;

alter table public.ai_insights enable row level security;

alter table public.agent_interactions enable row level security;

alter table public.workflow_templates enable row level security;

alter table public.automation_workflows enable row level security;

alter table public.workflow_definitions enable row level security;

alter table public.workflow_executions enable row level security;

alter table public.workflow_steps enable row level security;

alter table public.step_executions enable row level security;

alter table public.autopilot_workflows enable row level security;
