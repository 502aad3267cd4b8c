-- Members may add, change, delete and run things, as far as the permission matrix lets them.

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

-- Runs with the caller's rights: who may not see a row of the matrix gets no out of it.
create function public.check_permission(
    p_profile_id uuid,
    p_team_id uuid,
    p_resource_type text,
    p_operation text,
    p_is_own_resource boolean default false
)
returns boolean
language plpgsql
stable
set search_path = ''
as $$
declare
    allowed boolean;
begin
    select
        case
            when p_is_own_resource and p_operation = 'update' then m.can_update_own
            when p_is_own_resource and p_operation = 'delete' then m.can_delete_own
            when p_operation = 'select' then m.can_select
            when p_operation = 'insert' then m.can_insert
            when p_operation = 'update' then m.can_update
            when p_operation = 'delete' then m.can_delete
            when p_operation = 'execute' then m.can_execute
        end
    into allowed
    from public.permission_matrix as m
    where m.profile_id = p_profile_id
        and m.team_id = p_team_id
        and m.resource_type = p_resource_type;

    return coalesce(allowed, false);
end;
$$;

comment on function public.check_permission(uuid, uuid, text, text, boolean) is
    'What the permission matrix says: may the user select, insert, update, delete or execute resources of that type in that team? For a resource of their own, update and delete have answers of their own. No row, or an operation it does not know, means no.';

create function public.apply_role_template(team_id_param uuid, profile_id_param uuid, template_name_param text)
returns integer
language plpgsql
security definer
set search_path = ''
as $$
declare
    template jsonb;
    written integer;
begin
    if not public.is_team_admin(team_id_param) then
        raise exception 'only who manages the team can hand out permissions in it'
            using errcode = 'insufficient_privilege';
    end if;

    if not public.is_team_member(profile_id_param, team_id_param) then
        raise exception 'the user is not a member of the team'
            using errcode = 'foreign_key_violation';
    end if;

    select permissions
    into template
    from public.role_templates
    where name = template_name_param;

    if template is null then
        raise exception 'there is no role template "%"', template_name_param
            using errcode = 'no_data_found';
    end if;

    insert into public.permission_matrix (
        team_id,
        profile_id,
        resource_type,
        can_select,
        can_insert,
        can_update,
        can_delete,
        can_update_own,
        can_delete_own,
        can_execute
    )
    select
        team_id_param,
        profile_id_param,
        entry.key,
        entry.value ? 'select',
        entry.value ? 'insert',
        entry.value ? 'update',
        entry.value ? 'delete',
        entry.value ? 'update_own',
        entry.value ? 'delete_own',
        entry.value ? 'execute'
    from jsonb_each(template) as entry
    on conflict (team_id, profile_id, resource_type) do update
    set
        can_select = excluded.can_select,
        can_insert = excluded.can_insert,
        can_update = excluded.can_update,
        can_delete = excluded.can_delete,
        can_update_own = excluded.can_update_own,
        can_delete_own = excluded.can_delete_own,
        can_execute = excluded.can_execute;

    get diagnostics written = row_count;
    return written;
end;
$$;

comment on function public.apply_role_template(uuid, uuid, text) is
    'Gives a member of a team the permissions of a role template, in place of those they had for the same resources. Returns for how many kinds of resource.';

create trigger set_permission_matrix_updated_at
    before update on public.permission_matrix
    for each row
    execute function public.set_updated_at();

create trigger set_role_templates_updated_at
    before update on public.role_templates
    for each row
    execute function public.set_updated_at();

alter table public.permission_matrix enable row level security;

alter table public.role_templates enable row level security;

create policy "permission_matrix_select_policy" on public.permission_matrix
    for select
    using (profile_id = auth.uid() or public.is_team_admin(team_id));

create policy "permission_matrix_insert_policy" on public.permission_matrix
    for insert
    with check (public.is_team_admin(team_id) and public.is_team_member(profile_id, team_id));

create policy "permission_matrix_update_policy" on public.permission_matrix
    for update
    using (public.is_team_admin(team_id))
    with check (public.is_team_admin(team_id) and public.is_team_member(profile_id, team_id));

create policy "permission_matrix_delete_policy" on public.permission_matrix
    for delete
    using (public.is_team_admin(team_id));

create policy "role_templates_select_policy" on public.role_templates
    for select
    using (true);

create policy "hosts_insert_policy" on public.hosts
    for insert
    with check (
        creator_id = auth.uid()
        and public.is_team_member(auth.uid(), team_id)
        and public.check_permission(auth.uid(), team_id, 'hosts', 'insert')
    );

create policy "hosts_update_policy" on public.hosts
    for update
    using (
        team_id in (
            select tm.team_id
            from public.team_members as tm
            where tm.profile_id = auth.uid()
                and exists (
                    select 1
                    from public.permission_matrix as pm
                    where pm.profile_id = auth.uid()
                        and pm.team_id = tm.team_id
                        and pm.resource_type = 'hosts'
                        and pm.can_update = true
                )
        )
        or (
            creator_id = auth.uid()
            and exists (
                select 1
                from public.permission_matrix as pm
                join public.team_members as tm on pm.team_id = tm.team_id and pm.profile_id = tm.profile_id
                where pm.profile_id = auth.uid()
                    and tm.team_id = hosts.team_id
                    and pm.resource_type = 'hosts'
                    and pm.can_update_own = true
            )
        )
    );

create policy "hosts_delete_policy" on public.hosts
    for delete
    using (
        public.is_team_member(auth.uid(), team_id)
        and (
            public.check_permission(auth.uid(), team_id, 'hosts', 'delete')
            or (creator_id = auth.uid() and public.check_permission(auth.uid(), team_id, 'hosts', 'delete', true))
        )
    );

create policy "repositories_insert_policy" on public.repositories
    for insert
    with check (
        creator_id = auth.uid()
        and public.is_team_member(auth.uid(), team_id)
        and public.check_permission(auth.uid(), team_id, 'repositories', 'insert')
    );

create policy "repositories_update_policy" on public.repositories
    for update
    using (
        public.is_team_member(auth.uid(), team_id)
        and (
            public.check_permission(auth.uid(), team_id, 'repositories', 'update')
            or (creator_id = auth.uid() and public.check_permission(auth.uid(), team_id, 'repositories', 'update', true))
        )
    );

create policy "repositories_delete_policy" on public.repositories
    for delete
    using (
        public.is_team_member(auth.uid(), team_id)
        and (
            public.check_permission(auth.uid(), team_id, 'repositories', 'delete')
            or (creator_id = auth.uid() and public.check_permission(auth.uid(), team_id, 'repositories', 'delete', true))
        )
    );

create policy "jobs_configuration_insert_policy" on public.jobs_configuration
    for insert
    with check (
        creator_id = auth.uid()
        and public.is_team_member(auth.uid(), team_id)
        and public.check_permission(auth.uid(), team_id, 'jobs_configuration', 'insert')
    );

create policy "jobs_configuration_update_policy" on public.jobs_configuration
    for update
    using (
        public.is_team_member(auth.uid(), team_id)
        and (
            public.check_permission(auth.uid(), team_id, 'jobs_configuration', 'update')
            or (creator_id = auth.uid() and public.check_permission(auth.uid(), team_id, 'jobs_configuration', 'update', true))
        )
    );

create policy "jobs_configuration_delete_policy" on public.jobs_configuration
    for delete
    using (
        public.is_team_member(auth.uid(), team_id)
        and (
            public.check_permission(auth.uid(), team_id, 'jobs_configuration', 'delete')
            or (creator_id = auth.uid() and public.check_permission(auth.uid(), team_id, 'jobs_configuration', 'delete', true))
        )
    );

create policy "jobs_run_insert_policy" on public.jobs_run
    for insert
    with check (
        exists (
            select 1
            from public.jobs_configuration
            where jobs_configuration.id = jobs_run.config_id
                and jobs_configuration.is_active
                and public.check_permission(auth.uid(), jobs_configuration.team_id, 'jobs_configuration', 'execute')
        )
    );

grant select on table public.role_templates to authenticated;

grant select, insert, update, delete on table public.permission_matrix to authenticated;

grant
    insert,
    update (name, description, type, ip, port, "user", password, is_windows),
    delete
on table public.hosts to authenticated;

grant insert, update, delete on table public.repositories to authenticated;

grant insert, update, delete on table public.jobs_configuration to authenticated;

grant insert (config_id, execution_parameters, scheduled_time) on table public.jobs_run to authenticated;

grant all on all tables in schema public to service_role;

revoke execute on function public.apply_role_template(uuid, uuid, text) from public;

grant execute on function public.apply_role_template(uuid, uuid, text) to authenticated;
