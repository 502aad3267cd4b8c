-- Continuous integration: jobs of somebody else's that a deployment can start.

-- @section Continuous integration
create table public.cicd_providers (
    id uuid not null default gen_random_uuid(),
    type text not null,
    name text not null,
    url text,
    config jsonb not null default '{}',
    profile_id uuid not null,
    created_at timestamp not null default (now() at time zone 'utc'),
    updated_at timestamp not null default (now() at time zone 'utc'),
    constraint cicd_providers_pkey primary key (id),
    constraint cicd_providers_profile_id_fkey foreign key (profile_id) references public.profiles (id) on delete cascade
);

comment on table public.cicd_providers is
    'A user''s connections to services that build and test: Jenkins, CircleCI, GitHub Actions and the like.';
comment on column public.cicd_providers.id is
    'Id of the connection.';
comment on column public.cicd_providers.type is
    'Kind of service: jenkins, circle, github_actions and so on.';
comment on column public.cicd_providers.name is
    'Name of the connection.';
comment on column public.cicd_providers.url is
    'Address of the service.';
comment on column public.cicd_providers.config is
    'Whatever else this kind of service needs. May hold tokens: users can write it and not read it.';
comment on column public.cicd_providers.profile_id is
    'Whose connection it is; nobody else sees it.';
comment on column public.cicd_providers.created_at is
    'When the connection was made.';
comment on column public.cicd_providers.updated_at is
    'Latest change of the row.';

create index idx_cicd_providers_profile_id on public.cicd_providers (profile_id);

-- @section Continuous integration
create table public.cicd_jobs (
    id uuid not null default gen_random_uuid(),
    provider_id uuid not null,
    external_id text not null,
    name text not null,
    path text,
    description text,
    parameters jsonb not null default '[]',
    created_at timestamp not null default (now() at time zone 'utc'),
    updated_at timestamp not null default (now() at time zone 'utc'),
    constraint cicd_jobs_pkey primary key (id),
    constraint cicd_jobs_provider_id_external_id_key unique (provider_id, external_id),
    constraint cicd_jobs_provider_id_fkey foreign key (provider_id)
        references public.cicd_providers (id) on delete cascade
);

comment on table public.cicd_jobs is
    'Jobs that a service offers.';
comment on column public.cicd_jobs.id is
    'Id of the job.';
comment on column public.cicd_jobs.provider_id is
    'Connection that offers it.';
comment on column public.cicd_jobs.external_id is
    'The service''s own id of the job.';
comment on column public.cicd_jobs.name is
    'Name of the job.';
comment on column public.cicd_jobs.path is
    'Folders above it, for services that have folders.';
comment on column public.cicd_jobs.description is
    'What the service says about it.';
comment on column public.cicd_jobs.parameters is
    'Parameters the job takes.';
comment on column public.cicd_jobs.created_at is
    'When it was first seen.';
comment on column public.cicd_jobs.updated_at is
    'Latest change of the row.';

create index idx_cicd_jobs_provider_id on public.cicd_jobs (provider_id);

-- @section Continuous integration
create table public.deployment_cicd_mappings (
    id uuid not null default gen_random_uuid(),
    deployment_id uuid not null,
    cicd_job_id uuid not null,
    parameters jsonb not null default '{}',
    build_number text,
    build_url text,
    created_at timestamp not null default (now() at time zone 'utc'),
    updated_at timestamp not null default (now() at time zone 'utc'),
    constraint deployment_cicd_mappings_pkey primary key (id),
    constraint deployment_cicd_mappings_deployment_id_fkey foreign key (deployment_id)
        references public.deployments (id) on delete cascade,
    constraint deployment_cicd_mappings_cicd_job_id_fkey foreign key (cicd_job_id)
        references public.cicd_jobs (id) on delete cascade
);

comment on table public.deployment_cicd_mappings is
    'Which jobs a deployment starts, and the builds that came of it.';
comment on column public.deployment_cicd_mappings.id is
    'Key of the row.';
comment on column public.deployment_cicd_mappings.deployment_id is
    'The deployment.';
comment on column public.deployment_cicd_mappings.cicd_job_id is
    'The job.';
comment on column public.deployment_cicd_mappings.parameters is
    'What the job is started with.';
comment on column public.deployment_cicd_mappings.build_number is
    'The service''s number of the build; null before there is one.';
comment on column public.deployment_cicd_mappings.build_url is
    'Where to look at the build.';
comment on column public.deployment_cicd_mappings.created_at is
    'When the two were linked.';
comment on column public.deployment_cicd_mappings.updated_at is
    'Latest change of the row.';

create index idx_deployment_cicd_mappings_deployment_id on public.deployment_cicd_mappings (deployment_id);

create index idx_deployment_cicd_mappings_cicd_job_id on public.deployment_cicd_mappings (cicd_job_id);
