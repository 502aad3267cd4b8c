-- Functions. Those marked "security definer" read past row level security and pin search_path.

-- The platform's tables have no trigger of this kind: their services set the column themselves.
-- @section Database Functions and Helpers
create function public.set_updated_at()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
    new.updated_at := now();
    return new;
end;
$$;

comment on function public.set_updated_at() is
    'Trigger function: stamps the row with the time of the change.';

-- The parameters have the names of columns, which win inside of a query: hence $1 and $2.
-- @section Database Functions and Helpers
create function public.is_team_member(user_id uuid, team_id uuid)
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
    select exists (
        select 1
        from public.team_members
        where team_members.profile_id = $1
            and team_members.team_id = $2
    )
$$;

comment on function public.is_team_member(uuid, uuid) is
    'True if the user is in the team, in whatever role. Policies on team_members ask it: one that read the table itself would never come to an end.';

-- @section Database Functions and Helpers
create function public.is_team_admin(team_id_param uuid)
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
    select exists (
        select 1
        from public.team_members
        where team_members.team_id = team_id_param
            and team_members.profile_id = auth.uid()
            and team_members.role in ('owner', 'admin')
    )
$$;

comment on function public.is_team_admin(uuid) is
    'True if the signed-in user manages the team: as its owner or as an admin.';

-- Runs with the caller's rights: who may not see a row of the matrix gets no out of it.
-- @section Database Functions and Helpers
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

-- @section Database Functions and Helpers
create function public.create_team(name_param text, tenant_id_param text)
returns uuid
language plpgsql
security definer
set search_path = ''
as $$
declare
    new_team_id uuid;
begin
    -- in an organisation one is part of, or as the first in one that has no team yet
    if auth.uid() is null or (
        exists (select 1 from public.teams where teams.tenant_id = tenant_id_param)
        and not exists (
            select 1
            from public.teams
            join public.team_members on team_members.team_id = teams.id
            where teams.tenant_id = tenant_id_param
                and team_members.profile_id = auth.uid()
        )
    ) then
        raise exception 'only a member of the organisation can create a team in it'
            using errcode = 'insufficient_privilege';
    end if;

    insert into public.teams (name, tenant_id, created_by)
    values (name_param, tenant_id_param, auth.uid())
    returning id into new_team_id;

    insert into public.team_members (team_id, profile_id, role)
    values (new_team_id, auth.uid(), 'owner');

    update public.profiles
    set active_team = new_team_id
    where id = auth.uid()
        and active_team is null;

    return new_team_id;
end;
$$;

comment on function public.create_team(text, text) is
    'Makes a team with the signed-in user as its owner, and returns its id.';

-- @section Database Functions and Helpers
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
