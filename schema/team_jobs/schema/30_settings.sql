-- Variables of a team, and who may do what in it.

-- @section Configuration entities
create table public.environment_variables (
    id uuid not null default extensions.uuid_generate_v4(),
    key text not null,
    value text not null,
    description text,
    is_secret boolean default false,
    team_id uuid not null,
    created_by uuid not null,
    created_at timestamptz default now(),
    updated_at timestamptz default now(),
    constraint environment_variables_pkey primary key (id),
    constraint environment_variables_team_id_key_key unique (team_id, key),
    constraint environment_variables_team_id_fkey foreign key (team_id) references public.teams (id) on delete cascade,
    constraint environment_variables_created_by_fkey foreign key (created_by) references public.profiles (id)
);

comment on table public.environment_variables is
    'Variables that every job of a team finds in its environment.';
comment on column public.environment_variables.id is
    'Id of the variable.';
comment on column public.environment_variables.key is
    'Name of the variable: a team has each name once.';
comment on column public.environment_variables.value is
    'Its value; encrypted by the application when is_secret is set.';
comment on column public.environment_variables.description is
    'What it is for.';
comment on column public.environment_variables.is_secret is
    'The value is not shown again once it was stored.';
comment on column public.environment_variables.team_id is
    'Team that it is for.';
comment on column public.environment_variables.created_by is
    'Who added it.';
comment on column public.environment_variables.created_at is
    'When it was added.';
comment on column public.environment_variables.updated_at is
    'Latest change of the row.';

-- repeats what the unique constraint's own index can do, but the description asks for it
create index idx_environment_variables_team_id on public.environment_variables (team_id);

create index idx_environment_variables_created_by on public.environment_variables (created_by);

-- @section Permission entities
create table public.permission_matrix (
    id uuid not null default gen_random_uuid(),
    team_id uuid,
    profile_id uuid,
    resource_type text not null,
    can_select boolean default false,
    can_insert boolean default false,
    can_update boolean default false,
    can_delete boolean default false,
    can_update_own boolean default true,
    can_delete_own boolean default true,
    can_execute boolean default false,
    created_at timestamptz default now(),
    updated_at timestamptz default now(),
    constraint permission_matrix_pkey primary key (id),
    constraint permission_matrix_team_id_profile_id_resource_type_key unique (team_id, profile_id, resource_type),
    constraint permission_matrix_team_id_fkey foreign key (team_id) references public.teams (id) on delete cascade,
    constraint permission_matrix_profile_id_fkey foreign key (profile_id)
        references public.profiles (id) on delete cascade
);

comment on table public.permission_matrix is
    'What a member may do with each kind of resource of a team. No row means nothing.';
comment on column public.permission_matrix.id is
    'Key of the row.';
comment on column public.permission_matrix.team_id is
    'The team.';
comment on column public.permission_matrix.profile_id is
    'The member.';
comment on column public.permission_matrix.resource_type is
    'Kind of resource, by table name: hosts, repositories, jobs_configuration and so on.';
comment on column public.permission_matrix.can_select is
    'May see them.';
comment on column public.permission_matrix.can_insert is
    'May add some.';
comment on column public.permission_matrix.can_update is
    'May change all of them.';
comment on column public.permission_matrix.can_delete is
    'May delete all of them.';
comment on column public.permission_matrix.can_update_own is
    'May change those they added themselves.';
comment on column public.permission_matrix.can_delete_own is
    'May delete those they added themselves.';
comment on column public.permission_matrix.can_execute is
    'May run them, as far as they can be run.';
comment on column public.permission_matrix.created_at is
    'When the row was made.';
comment on column public.permission_matrix.updated_at is
    'Latest change of the row.';

create index idx_permission_matrix_profile_id on public.permission_matrix (profile_id);

-- @section Permission entities
create table public.role_templates (
    id uuid not null default gen_random_uuid(),
    name text not null,
    permissions jsonb not null,
    created_at timestamptz default now(),
    updated_at timestamptz default now(),
    constraint role_templates_pkey primary key (id),
    constraint role_templates_name_key unique (name)
);

comment on table public.role_templates is
    'Sets of permissions by name. Applying one writes rows of the permission matrix; it keeps no tie to them.';
comment on column public.role_templates.id is
    'Id of the template.';
comment on column public.role_templates.name is
    'Name of the role, such as developer.';
comment on column public.role_templates.permissions is
    'Operations by kind of resource: {"hosts": ["select", "update_own"], ...}.';
comment on column public.role_templates.created_at is
    'When it was set up.';
comment on column public.role_templates.updated_at is
    'Latest change of the row.';
