-- Projects and what they hold.

-- @section Projects and fragments
create table public.projects (
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    team_id uuid,
    title text not null,
    description text,
    template_id text,
    status public.project_status_enum not null default 'active',
    is_public boolean not null default false,
    metadata jsonb not null default '{}'::jsonb,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    deleted_at timestamptz,
    constraint projects_pkey primary key (id),
    constraint projects_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
    constraint projects_team_id_fkey foreign key (team_id) references public.teams (id) on delete set null
);

create index idx_projects_user_id on public.projects (user_id);

create index idx_projects_team_id on public.projects (team_id);

create index idx_projects_status on public.projects (status);

create index idx_projects_created_at on public.projects (created_at desc);

create index idx_projects_updated_at on public.projects (updated_at desc);

comment on table public.projects is
    'The container for related work: its chat, its fragments and its files.';
comment on column public.projects.team_id is
    'The team that shares the project; null for a private one.';
comment on column public.projects.template_id is
    'The template the project was started from.';
comment on column public.projects.is_public is
    'Anyone may look at a public project, signed in or not.';
comment on column public.projects.updated_at is
    'Moves with every edit, and with every message that is saved.';
comment on column public.projects.deleted_at is
    'When the project was put in the bin (status "deleted"); deleting the row is for good.';

-- @section Projects and fragments
create table public.messages (
    id uuid not null default gen_random_uuid(),
    project_id uuid not null,
    role public.message_role_enum not null,
    content jsonb not null,
    object_data jsonb,
    result_data jsonb,
    sequence_number integer not null,
    created_at timestamptz not null default now(),
    -- not in the drawings of the model, but the updated_at trigger this table is to have needs it
    updated_at timestamptz not null default now(),
    constraint messages_pkey primary key (id),
    -- the conflict target of save_message_and_update_project()
    constraint messages_project_id_sequence_number_key unique (project_id, sequence_number),
    constraint messages_project_id_fkey foreign key (project_id) references public.projects (id) on delete cascade
);

comment on table public.messages is
    'The chat of a project, message by message: text, code, files and what the AI made of them.';
comment on column public.messages.content is
    'What was said: one JSON value, or a list of parts with a type each.';
comment on column public.messages.object_data is
    'The artifact the assistant described in this message.';
comment on column public.messages.result_data is
    'What came of running that artifact.';
comment on column public.messages.sequence_number is
    'Place in the chat. Saving the same place again replaces the message.';

-- @section Projects and fragments
create table public.fragments (
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    project_id uuid,
    title text not null,
    description text,
    template text,
    code text not null default '',
    file_path text,
    additional_dependencies text[] not null default '{}',
    has_additional_dependencies boolean not null default false,
    install_dependencies_command text,
    port integer,
    is_public boolean not null default false,
    metadata jsonb not null default '{}'::jsonb,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint fragments_pkey primary key (id),
    constraint fragments_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
    constraint fragments_project_id_fkey foreign key (project_id) references public.projects (id) on delete cascade,
    constraint fragments_port_check check (port between 1 and 65535)
);

create index idx_fragments_user_id on public.fragments (user_id);

create index idx_fragments_project_id on public.fragments (project_id);

comment on table public.fragments is
    'Reusable pieces of code that can be run in a sandbox.';
comment on column public.fragments.template is
    'The sandbox image the fragment expects.';
comment on column public.fragments.port is
    'Where the running fragment listens, if it serves anything.';

-- A project starts executions only through its fragments, so there is no project_id here.
-- @section Projects and fragments
create table public.fragment_executions (
    id uuid not null default gen_random_uuid(),
    fragment_id uuid not null,
    user_id uuid not null,
    sandbox_id text,
    template text,
    status text not null default 'pending',
    execution_url text,
    stdout text,
    stderr text,
    runtime_error text,
    cell_results jsonb,
    execution_time_ms integer,
    started_at timestamptz not null default now(),
    completed_at timestamptz,
    metadata jsonb not null default '{}'::jsonb,
    constraint fragment_executions_pkey primary key (id),
    constraint fragment_executions_fragment_id_fkey foreign key (fragment_id) references public.fragments (id) on delete cascade,
    constraint fragment_executions_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
    constraint fragment_executions_execution_time_ms_check check (execution_time_ms >= 0)
);

create index idx_fragment_executions_fragment_id on public.fragment_executions (fragment_id);

create index idx_fragment_executions_user_id on public.fragment_executions (user_id);

comment on table public.fragment_executions is
    'Every run of a fragment, with what it printed and how it ended.';
comment on column public.fragment_executions.cell_results is
    'Outputs cell by cell, for fragments that are notebooks.';
comment on column public.fragment_executions.runtime_error is
    'The exception that ended the run; null when it ended well.';
