-- A tenant's automations, their versions and their runs. Two pairs of tables look alike and are not:
-- automation_workflows is the automation and workflow_definitions its published versions; workflow_steps is the
-- step of a run and step_executions the attempts at it.

-- @section 7. Workflows & Automation
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

-- @section 7. Workflows & Automation
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
comment on column public.workflow_templates.definition is
    'The automation that a tenant gets when it takes the template.';

-- @section 7. Workflows & Automation
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
comment on column public.automation_workflows.trigger_type is
    'What sets the automation off.';
comment on column public.automation_workflows.last_run_at is
    'When it last began to run.';

-- @section 7. Workflows & Automation
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

-- @section 7. Workflows & Automation
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
comment on column public.workflow_executions.duration is
    'From start to finish.';

-- @section 7. Workflows & Automation
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
comment on column public.workflow_steps.position is
    'Place of the step in its run, from 1.';

-- @section 7. Workflows & Automation
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
comment on column public.step_executions.attempt is
    'Which try it is, from 1.';

alter table public.step_executions alter column log set storage external;

-- @section 7. Workflows & Automation
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
comment on column public.autopilot_workflows.goal is
    'What is to be reached, in a sentence.';
comment on column public.autopilot_workflows.next_run_at is
    'When it looks again whether there is something to do.';
