-- Work handed to an AI agent, and recipes for handing it over.

-- @section Tasks
-- @purpose The queue and the record of what agents do on a user's repositories.
create table public.tasks (
    id bigint generated always as identity,
    user_id uuid not null,
    status public.task_status_enum not null default 'pending',
    progress integer not null default 0,
    prompt text not null,
    repo_url text,
    selected_agent text default 'claude',
    selected_model text,
    sandbox_url text,
    branch_name text,
    logs jsonb default '[]'::jsonb,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint tasks_pkey primary key (id),
    constraint tasks_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
    constraint tasks_prompt_check check (char_length(prompt) >= 1),
    constraint tasks_progress_check check (progress >= 0 and progress <= 100)
);

create index idx_tasks_user_id on public.tasks (user_id);

create index idx_tasks_status on public.tasks (status);

create index idx_tasks_created_at on public.tasks (created_at desc);

comment on table public.tasks is
    'Jobs a user has given to an AI agent: the request, the choice of agent and model, and how it goes.';
comment on column public.tasks.id is
    'Key of the task, counted up: the order in which tasks were created.';
comment on column public.tasks.user_id is
    'Who gave the task, and the only one who sees it.';
comment on column public.tasks.status is
    'Where the task is in its life.';
comment on column public.tasks.progress is
    'Per cent done.';
comment on column public.tasks.prompt is
    'What the user asked for, in the user''s words.';
comment on column public.tasks.repo_url is
    'Repository to work on.';
comment on column public.tasks.selected_agent is
    'Provider of the agent.';
comment on column public.tasks.selected_model is
    'Model the agent is to use; null leaves it to the agent.';
comment on column public.tasks.sandbox_url is
    'Where the agent''s sandbox can be watched while it runs.';
comment on column public.tasks.branch_name is
    'Branch that receives the changes.';
comment on column public.tasks.logs is
    'A JSON array of entries with id, timestamp, type and message, the oldest first.';

-- @section Tasks
create table public.workflows (
    id uuid not null default gen_random_uuid(),
    team_id uuid not null,
    name text not null,
    description text,
    trigger_type text not null default 'manual',
    definition jsonb not null default '{}'::jsonb,
    is_enabled boolean not null default true,
    last_run_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint workflows_pkey primary key (id),
    constraint workflows_team_id_name_key unique (team_id, name),
    constraint workflows_team_id_fkey foreign key (team_id) references public.teams (id) on delete cascade,
    constraint workflows_trigger_type_check check (trigger_type in ('manual', 'schedule', 'webhook'))
);

comment on table public.workflows is
    'A team''s recipes: which steps an agent takes, and what sets them off.';
comment on column public.workflows.definition is
    'The steps, as the workflow editor writes them.';
