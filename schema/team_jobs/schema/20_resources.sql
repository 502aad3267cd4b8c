-- What a team works with: machines, repositories, and jobs that run scripts of the ones on the others.

-- @section Connection entities
create table public.git_providers (
    id uuid not null default gen_random_uuid(),
    profile_id uuid not null,
    type text not null,
    name text not null,
    display_name text,
    server_url text,
    access_token text,
    refresh_token text,
    expires_at timestamp,
    is_configured boolean default false,
    last_synced timestamp,
    created_at timestamp default now(),
    updated_at timestamp default now(),
    constraint git_providers_pkey primary key (id),
    constraint git_providers_profile_id_fkey foreign key (profile_id) references public.profiles (id) on delete cascade,
    constraint git_providers_type_check check (type in ('github', 'gitlab', 'gitea'))
);

comment on table public.git_providers is
    'A user''s connections to services that host Git repositories.';
comment on column public.git_providers.id is
    'Id of the connection.';
comment on column public.git_providers.profile_id is
    'Whose connection it is; nobody else sees it.';
comment on column public.git_providers.type is
    'Kind of service: github, gitlab or gitea.';
comment on column public.git_providers.name is
    'Name of the connection.';
comment on column public.git_providers.display_name is
    'Name to show instead.';
comment on column public.git_providers.server_url is
    'Address of a server of one''s own; null for the public service.';
comment on column public.git_providers.access_token is
    'OAuth token for the service''s interface. Not for the application''s users to read.';
comment on column public.git_providers.refresh_token is
    'OAuth token that buys a new access token. Not to be read either.';
comment on column public.git_providers.expires_at is
    'When the access token runs out, in UTC.';
comment on column public.git_providers.is_configured is
    'The sign-in was completed, the connection can be used.';
comment on column public.git_providers.last_synced is
    'Latest time the list of repositories was fetched, in UTC.';
comment on column public.git_providers.created_at is
    'When the connection was made.';
comment on column public.git_providers.updated_at is
    'Latest change of the row.';

create index idx_git_providers_profile_id on public.git_providers (profile_id);

-- @section Resource entities
create table public.hosts (
    id text not null default gen_random_uuid()::text,
    name text not null,
    description text,
    type text not null,
    ip text not null,
    port integer,
    "user" text,
    password text,
    status text not null default 'pending',
    is_windows boolean not null default false,
    created_at timestamptz not null default current_timestamp,
    updated_at timestamptz not null default current_timestamp,
    team_id uuid,
    creator_id uuid,
    auth_type text not null default 'password',
    private_key text,
    constraint hosts_pkey primary key (id),
    constraint hosts_creator_id_fkey foreign key (creator_id) references public.profiles (id) on delete set null,
    constraint hosts_team_id_fkey foreign key (team_id) references public.teams (id) on delete cascade,
    constraint hosts_port_check check (port between 1 and 65535)
);

comment on table public.hosts is
    'Machines that jobs run on, and how to reach them.';
comment on column public.hosts.id is
    'Id of the host: a UUID, kept as text.';
comment on column public.hosts.name is
    'Name the team gave it.';
comment on column public.hosts.description is
    'What the machine is for.';
comment on column public.hosts.type is
    'How jobs run there, such as ssh or docker.';
comment on column public.hosts.ip is
    'Address: numbers or a name.';
comment on column public.hosts.port is
    'Port to connect to; null for the usual one of the type.';
comment on column public.hosts."user" is
    'Account on the machine.';
comment on column public.hosts.password is
    'Password of that account. Not for the application''s users to read.';
comment on column public.hosts.status is
    'What the latest connection attempt told; pending before the first.';
comment on column public.hosts.is_windows is
    'It runs Windows: other shell, other paths.';
comment on column public.hosts.created_at is
    'When it was added.';
comment on column public.hosts.updated_at is
    'Latest change of the row.';
comment on column public.hosts.team_id is
    'Team it belongs to. A host without a team is out of everybody''s sight.';
comment on column public.hosts.creator_id is
    'Who added it; null once that user is gone.';
comment on column public.hosts.auth_type is
    'How to sign in: by password or by private key.';
comment on column public.hosts.private_key is
    'SSH key for signing in. Not to be read either.';

create index idx_hosts_team_id on public.hosts (team_id);

create index idx_hosts_creator_id on public.hosts (creator_id);

-- @section Resource entities
create table public.repositories (
    id uuid not null default gen_random_uuid(),
    provider_type text not null,
    name text not null,
    description text,
    owner text,
    url text,
    is_private boolean default false,
    default_branch text default 'main',
    language text,
    sync_status text default 'IDLE',
    last_synced_at timestamp,
    error text,
    created_at timestamp default now(),
    updated_at timestamp default now(),
    team_id uuid,
    creator_id uuid,
    constraint repositories_pkey primary key (id),
    constraint repositories_creator_id_fkey foreign key (creator_id) references public.profiles (id) on delete set null,
    constraint repositories_team_id_fkey foreign key (team_id) references public.teams (id) on delete cascade,
    constraint repositories_sync_status_check check (sync_status in ('IDLE', 'SYNCING', 'SYNCED', 'ERROR'))
);

comment on table public.repositories is
    'Git repositories with the scripts that jobs run.';
comment on column public.repositories.id is
    'Id of the repository.';
comment on column public.repositories.provider_type is
    'Kind of service it is hosted by, as in git_providers.type.';
comment on column public.repositories.name is
    'Name of the repository.';
comment on column public.repositories.description is
    'What the service says about it.';
comment on column public.repositories.owner is
    'User or organisation it belongs to at the service.';
comment on column public.repositories.url is
    'Its address.';
comment on column public.repositories.is_private is
    'It takes a token to read it.';
comment on column public.repositories.default_branch is
    'Branch to use when a job names none.';
comment on column public.repositories.language is
    'Programming language most of it is in.';
comment on column public.repositories.sync_status is
    'How fetching it stands: IDLE, SYNCING, SYNCED or ERROR.';
comment on column public.repositories.last_synced_at is
    'When it was last fetched, in UTC.';
comment on column public.repositories.error is
    'What went wrong with the last fetch; null when nothing did.';
comment on column public.repositories.created_at is
    'When it was added.';
comment on column public.repositories.updated_at is
    'Latest change of the row.';
comment on column public.repositories.team_id is
    'Team it belongs to.';
comment on column public.repositories.creator_id is
    'Who added it; null once that user is gone.';

create index idx_repositories_team_id on public.repositories (team_id);

create index idx_repositories_creator_id on public.repositories (creator_id);

-- @section Resource entities
create table public.profile_repository_pins (
    profile_id uuid not null,
    repository_id uuid not null,
    created_at timestamp default now(),
    constraint profile_repository_pins_pkey primary key (repository_id, profile_id),
    constraint profile_repository_pins_profile_id_fkey foreign key (profile_id)
        references public.profiles (id) on delete cascade,
    constraint profile_repository_pins_repository_id_fkey foreign key (repository_id)
        references public.repositories (id) on delete cascade
);

comment on table public.profile_repository_pins is
    'Repositories that a user keeps at the top of their list.';
comment on column public.profile_repository_pins.profile_id is
    'Whose list it is.';
comment on column public.profile_repository_pins.repository_id is
    'What is pinned.';
comment on column public.profile_repository_pins.created_at is
    'When it was pinned.';

create index idx_profile_repository_pins_profile_id on public.profile_repository_pins (profile_id);

-- @section Resource entities
create table public.jobs_configuration (
    id uuid not null default gen_random_uuid(),
    name text not null,
    description text,
    repository_id uuid,
    team_id uuid not null,
    creator_id uuid not null,
    scripts_path text[],
    host_ids text[],
    scripts_parameters text[],
    environment_vars jsonb default '[]',
    schedule_type text default 'now',
    cron_expression text,
    repeat_count integer default 0,
    is_active boolean default true,
    created_at timestamptz default current_timestamp,
    updated_at timestamptz default current_timestamp,
    branch text default 'main',
    config jsonb,
    constraint jobs_configuration_pkey primary key (id),
    constraint jobs_configuration_repository_id_fkey foreign key (repository_id)
        references public.repositories (id) on delete set null,
    constraint jobs_configuration_creator_id_fkey foreign key (creator_id) references public.profiles (id),
    constraint jobs_configuration_team_id_fkey foreign key (team_id) references public.teams (id) on delete cascade,
    constraint jobs_configuration_repeat_count_check check (repeat_count >= 0)
);

comment on table public.jobs_configuration is
    'Jobs: which scripts of which repository run on which hosts, and when.';
comment on column public.jobs_configuration.id is
    'Id of the job.';
comment on column public.jobs_configuration.name is
    'Name of the job.';
comment on column public.jobs_configuration.description is
    'What it is good for.';
comment on column public.jobs_configuration.repository_id is
    'Repository with the scripts; a job without one runs what is on the hosts.';
comment on column public.jobs_configuration.team_id is
    'Team it belongs to.';
comment on column public.jobs_configuration.creator_id is
    'Who set it up.';
comment on column public.jobs_configuration.scripts_path is
    'Scripts to run, in this order, as paths in the repository.';
comment on column public.jobs_configuration.host_ids is
    'Hosts to run them on. An array, so nothing stops a host in it from being deleted.';
comment on column public.jobs_configuration.scripts_parameters is
    'Arguments, one entry per script.';
comment on column public.jobs_configuration.environment_vars is
    'Variables of this job, on top of the team''s environment_variables.';
comment on column public.jobs_configuration.schedule_type is
    'When it runs: now (on demand), or by a schedule.';
comment on column public.jobs_configuration.cron_expression is
    'The schedule, in the notation of cron.';
comment on column public.jobs_configuration.repeat_count is
    'How often to run again after the first time.';
comment on column public.jobs_configuration.is_active is
    'Runs are started at all.';
comment on column public.jobs_configuration.created_at is
    'When it was set up.';
comment on column public.jobs_configuration.updated_at is
    'Latest change of the row.';
comment on column public.jobs_configuration.branch is
    'Branch to take the scripts from.';
comment on column public.jobs_configuration.config is
    'Settings beyond those that have a column.';

create index idx_jobs_configuration_repository_id on public.jobs_configuration (repository_id);

create index idx_jobs_configuration_creator_id on public.jobs_configuration (creator_id);

create index idx_jobs_configuration_team_id on public.jobs_configuration (team_id);

-- @section Resource entities
create table public.jobs_run (
    id uuid not null default gen_random_uuid(),
    config_id uuid not null,
    status text not null default 'queued',
    output jsonb,
    logs jsonb,
    error text,
    created_at timestamptz default current_timestamp,
    updated_at timestamptz default current_timestamp,
    queued_at timestamptz default current_timestamp,
    started_at timestamptz,
    completed_at timestamptz,
    execution_parameters jsonb,
    scheduled_time timestamptz,
    worker_id text,
    execution_attempt integer default 0,
    execution_number integer default 1,
    constraint jobs_run_pkey primary key (id),
    constraint jobs_run_config_id_fkey foreign key (config_id)
        references public.jobs_configuration (id) on delete cascade
);

comment on table public.jobs_run is
    'Every run of a job, from the queue to its end.';
comment on column public.jobs_run.id is
    'Id of the run.';
comment on column public.jobs_run.config_id is
    'The job.';
comment on column public.jobs_run.status is
    'Where the run is: queued first; the workers say what comes then.';
comment on column public.jobs_run.output is
    'What the scripts printed, by script and host.';
comment on column public.jobs_run.logs is
    'What the worker noted on the way.';
comment on column public.jobs_run.error is
    'Why it failed; null when it did not.';
comment on column public.jobs_run.created_at is
    'When it was asked for.';
comment on column public.jobs_run.updated_at is
    'Latest change of the row.';
comment on column public.jobs_run.queued_at is
    'When it was put into the queue, the last time in case of several attempts.';
comment on column public.jobs_run.started_at is
    'When a worker took it; null before.';
comment on column public.jobs_run.completed_at is
    'When it was over, well or not; null before.';
comment on column public.jobs_run.execution_parameters is
    'What was asked for this time, in place of the job''s own settings.';
comment on column public.jobs_run.scheduled_time is
    'When it was due; null for a run on demand.';
comment on column public.jobs_run.worker_id is
    'Worker that has it.';
comment on column public.jobs_run.execution_attempt is
    'How often it was tried again.';
comment on column public.jobs_run.execution_number is
    'Which run of the job it is, counted from 1.';

create index idx_jobs_run_config_id on public.jobs_run (config_id);

-- for the workers, who look for what has waited longest
create index idx_jobs_run_queue on public.jobs_run (queued_at) where status = 'queued';
