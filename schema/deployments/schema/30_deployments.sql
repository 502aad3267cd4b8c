-- Where code goes to, and how it gets there.

-- @section Deployments
create table public.hosts (
    id uuid not null default gen_random_uuid(),
    name text not null,
    description text,
    type text not null default 'ssh',
    ip text not null,
    port integer,
    "user" text,
    password text,
    status text not null default 'unknown',
    is_windows boolean not null default false,
    created_at timestamp not null default (now() at time zone 'utc'),
    updated_at timestamp not null default (now() at time zone 'utc'),
    constraint hosts_pkey primary key (id),
    constraint hosts_name_key unique (name),
    constraint hosts_port_check check (port between 1 and 65535)
);

comment on table public.hosts is
    'Servers that deployments go to, and how to reach them. They belong to nobody: admins look after them.';
comment on column public.hosts.id is
    'Id of the host.';
comment on column public.hosts.name is
    'Name of the host.';
comment on column public.hosts.description is
    'What the machine is for.';
comment on column public.hosts.type is
    'How scripts run there: ssh, docker and so on.';
comment on column public.hosts.ip is
    'Address: numbers or a name.';
comment on column public.hosts.port is
    'Port to connect to; null for the usual one of the type.';
comment on column public.hosts."user" is
    'Account on the machine.';
comment on column public.hosts.password is
    'Password of that account. It can be written and not read.';
comment on column public.hosts.status is
    'What the latest connection attempt told.';
comment on column public.hosts.is_windows is
    'It runs Windows: other shell, other paths.';
comment on column public.hosts.created_at is
    'When it was added.';
comment on column public.hosts.updated_at is
    'Latest change of the row.';

-- @section Deployments
create table public.deployments (
    id uuid not null default gen_random_uuid(),
    name text not null,
    description text,
    repository_id uuid,
    status text not null default 'pending',
    schedule text not null default 'now',
    scheduled_time timestamp,
    script_ids uuid[] not null default '{}',
    host_ids uuid[] not null default '{}',
    created_by uuid,
    created_at timestamp not null default (now() at time zone 'utc'),
    started_at timestamp,
    completed_at timestamp,
    updated_at timestamp not null default (now() at time zone 'utc'),
    constraint deployments_pkey primary key (id),
    constraint deployments_repository_id_fkey foreign key (repository_id)
        references public.repositories (id) on delete set null,
    constraint deployments_created_by_fkey foreign key (created_by) references public.profiles (id) on delete set null,
    constraint deployments_schedule_check check (schedule in ('now', 'later')),
    constraint deployments_scheduled_time_check check (schedule = 'now' or scheduled_time is not null),
    constraint deployments_completed_at_check check (completed_at >= started_at)
);

comment on table public.deployments is
    'Deployments: what of a repository is to run on which hosts, when, and how that went.';
comment on column public.deployments.id is
    'Id of the deployment.';
comment on column public.deployments.name is
    'Name of the deployment.';
comment on column public.deployments.description is
    'What it is meant to achieve.';
comment on column public.deployments.repository_id is
    'Repository it deploys; null once that is gone.';
comment on column public.deployments.status is
    'Where it is: pending, in_progress, success, failed and so on.';
comment on column public.deployments.schedule is
    'Whether it starts at once or later.';
comment on column public.deployments.scheduled_time is
    'When it starts, if later.';
comment on column public.deployments.script_ids is
    'Scripts to run, in this order. There is no table of scripts: deployment_scripts tells what ran.';
comment on column public.deployments.host_ids is
    'Hosts to run them on. An array, so nothing stops a host in it from being deleted.';
comment on column public.deployments.created_by is
    'Who asked for it; null once that user is gone.';
comment on column public.deployments.created_at is
    'When it was asked for.';
comment on column public.deployments.started_at is
    'When the first script started; null before.';
comment on column public.deployments.completed_at is
    'When the last one was over, well or not; null before.';
comment on column public.deployments.updated_at is
    'Latest change of the row.';

create index idx_deployments_repository_id on public.deployments (repository_id);

create index idx_deployments_created_by on public.deployments (created_by);

-- for the worker, who looks for what is due
create index idx_deployments_due on public.deployments (scheduled_time) where status = 'pending';

-- @section Deployments
create table public.deployment_logs (
    id uuid not null default gen_random_uuid(),
    deployment_id uuid not null,
    level text not null default 'INFO',
    message text not null,
    timestamp timestamp not null default (clock_timestamp() at time zone 'utc'),
    constraint deployment_logs_pkey primary key (id),
    constraint deployment_logs_deployment_id_fkey foreign key (deployment_id)
        references public.deployments (id) on delete cascade
);

comment on table public.deployment_logs is
    'What a deployment had to say while it ran, line by line.';
comment on column public.deployment_logs.id is
    'Key of the line.';
comment on column public.deployment_logs.deployment_id is
    'Deployment that said it.';
comment on column public.deployment_logs.level is
    'How grave it is: INFO, WARNING, ERROR and so on.';
comment on column public.deployment_logs.message is
    'The line.';
comment on column public.deployment_logs.timestamp is
    'When it was said, the time of day rather than of the transaction.';

create index idx_deployment_logs_deployment_id on public.deployment_logs (deployment_id);

-- @section Deployments
create table public.deployment_scripts (
    id uuid not null default gen_random_uuid(),
    deployment_id uuid not null,
    script_id uuid not null,
    name text not null,
    path text,
    status text not null default 'pending',
    started_at timestamp,
    completed_at timestamp,
    output text,
    exit_code integer,
    created_at timestamp not null default (now() at time zone 'utc'),
    updated_at timestamp not null default (now() at time zone 'utc'),
    constraint deployment_scripts_pkey primary key (id),
    constraint deployment_scripts_deployment_id_fkey foreign key (deployment_id)
        references public.deployments (id) on delete cascade,
    constraint deployment_scripts_completed_at_check check (completed_at >= started_at)
);

comment on table public.deployment_scripts is
    'Scripts of a deployment: one row for each that runs, with its outcome.';
comment on column public.deployment_scripts.id is
    'Key of the row.';
comment on column public.deployment_scripts.deployment_id is
    'The deployment.';
comment on column public.deployment_scripts.script_id is
    'Which of deployments.script_ids it is.';
comment on column public.deployment_scripts.name is
    'Name of the script.';
comment on column public.deployment_scripts.path is
    'Where it is in the repository.';
comment on column public.deployment_scripts.status is
    'How it stands, in the words of deployments.status.';
comment on column public.deployment_scripts.started_at is
    'When it started; null before.';
comment on column public.deployment_scripts.completed_at is
    'When it was over; null before.';
comment on column public.deployment_scripts.output is
    'What it printed.';
comment on column public.deployment_scripts.exit_code is
    'What it returned; 0 is success.';
comment on column public.deployment_scripts.created_at is
    'When it was put on the list.';
comment on column public.deployment_scripts.updated_at is
    'Latest change of the row.';

create index idx_deployment_scripts_deployment_id on public.deployment_scripts (deployment_id);
