-- Variables that a team sets once for all of its jobs. They were entries of jobs_configuration.environment_vars
-- before; those stay, and win over the team's.

create extension if not exists "uuid-ossp" with schema extensions;

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

create trigger set_environment_variables_updated_at
    before update on public.environment_variables
    for each row
    execute function public.set_updated_at();

alter table public.environment_variables enable row level security;

create policy "team_members_select_policy" on public.environment_variables
    for select
    using (
        team_id in (
            select team_members.team_id
            from public.team_members
            where team_members.profile_id = auth.uid()
        )
    );

create policy "team_members_insert_policy" on public.environment_variables
    for insert
    with check (
        team_id in (
            select team_members.team_id
            from public.team_members
            where team_members.profile_id = auth.uid()
        )
    );

create policy "team_members_update_policy" on public.environment_variables
    for update
    using (
        team_id in (
            select team_members.team_id
            from public.team_members
            where team_members.profile_id = auth.uid()
        )
    );

create policy "team_members_delete_policy" on public.environment_variables
    for delete
    using (
        team_id in (
            select team_members.team_id
            from public.team_members
            where team_members.profile_id = auth.uid()
        )
    );

grant select, insert, update (key, value, description, is_secret), delete on table public.environment_variables to authenticated;

grant all on table public.environment_variables to service_role;
