-- Functions. Those marked "security definer" act with the rights of their owner and pass row level
-- security by: they pin search_path, check the caller themselves or are closed to callers (see 70_grants).

-- @section Data lifecycle management
create function public.update_updated_at_column()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
    new.updated_at := now();
    return new;
end;
$$;

comment on function public.update_updated_at_column() is
    'Trigger function: stamps the row with the time of the change.';

-- The three questions about the caller that policies ask. They read past row level security, since a
-- policy on team_members that read team_members under its own rules would never come to an end. Anyone
-- may call them: they tell callers about nobody but themselves.

-- @section Database functions
create function public.is_team_member(team_id_param uuid)
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
            and team_members.user_id = auth.uid()
    )
$$;

comment on function public.is_team_member(uuid) is
    'True if the signed-in user is in the team, in whatever role.';

-- @section Database functions
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
            and team_members.user_id = auth.uid()
            and team_members.role in ('owner', 'admin')
    )
$$;

comment on function public.is_team_admin(uuid) is
    'True if the signed-in user may manage the team: as its owner or as an admin.';

-- @section Database functions
create function public.can_edit_project(project_id_param uuid)
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
    select exists (
        select 1
        from public.projects
        where projects.id = project_id_param
            and (projects.user_id = auth.uid() or public.is_team_member(projects.team_id))
    )
$$;

comment on function public.can_edit_project(uuid) is
    'True if the signed-in user may work in the project: it is the user''s own or that of a team of theirs.';

-- @section Database functions
create function public.create_team(name_param text)
returns uuid
language plpgsql
security definer
set search_path = ''
as $$
declare
    new_team_id uuid;
begin
    if auth.uid() is null then
        raise exception 'only a signed-in user can create a team'
            using errcode = 'insufficient_privilege';
    end if;

    insert into public.teams (name)
    values (name_param)
    returning id into new_team_id;

    insert into public.team_members (team_id, user_id, role)
    values (new_team_id, auth.uid(), 'owner');

    -- the first team a user has is the one that opens by default
    insert into public.users_teams (user_id, team_id, is_default)
    values (
        auth.uid(),
        new_team_id,
        not exists (
            select 1
            from public.users_teams
            where users_teams.user_id = auth.uid()
                and users_teams.is_default
        )
    );

    return new_team_id;
end;
$$;

comment on function public.create_team(text) is
    'Founds a team with the signed-in user as its owner, and returns its id. The only way to get a team.';

-- sequence_number_param stands before the optional ones, because PostgreSQL takes no required parameter
-- after one with a default. Calls by name, which is how the API calls, do not notice.
-- @section Database functions
create function public.save_message_and_update_project(
    project_id_param uuid,
    role_param text,
    content_param jsonb,
    sequence_number_param integer,
    object_data_param jsonb default null,
    result_data_param jsonb default null
)
returns void
language plpgsql
security definer
set search_path = ''
as $$
begin
    if not public.can_edit_project(project_id_param) and auth.role() is distinct from 'service_role' then
        raise exception 'no project % that you may write to', project_id_param
            using errcode = 'insufficient_privilege';
    end if;

    insert into public.messages (
        project_id,
        role,
        content,
        sequence_number,
        object_data,
        result_data
    )
    values (
        project_id_param,
        role_param::public.message_role_enum,
        content_param,
        sequence_number_param,
        object_data_param,
        result_data_param
    )
    on conflict (project_id, sequence_number) do update
    set role = excluded.role,
        content = excluded.content,
        object_data = excluded.object_data,
        result_data = excluded.result_data;

    update public.projects
    set updated_at = now()
    where id = project_id_param;
end;
$$;

comment on function public.save_message_and_update_project(uuid, text, jsonb, integer, jsonb, jsonb) is
    'Writes one message of a project, replacing an earlier one in the same place, and marks the project as changed. Both or neither.';

-- @section Database functions
create function auth.on_auth_user_created()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
    insert into public.user_profiles (user_id, created_at, updated_at)
    values (new.id, now(), now());

    insert into public.user_preferences (user_id, created_at, updated_at)
    values (new.id, now(), now());

    insert into public.user_security_settings (user_id, created_at, updated_at)
    values (new.id, now(), now());

    insert into public.user_chat_analytics (user_id, created_at, updated_at)
    values (new.id, now(), now());

    return new;
end;
$$;

comment on function auth.on_auth_user_created() is
    'Trigger function: gives a new account its profile, preferences, security settings and chat totals.';

-- @section Database functions
create function auth.revoke_user_sessions(user_id_param uuid)
returns integer
language plpgsql
security definer
set search_path = ''
as $$
declare
    session_count integer;
begin
    -- tokens of a session go with it; those without one go here
    delete from auth.refresh_tokens
    where user_id = user_id_param;

    delete from auth.sessions
    where user_id = user_id_param;

    get diagnostics session_count = row_count;

    return session_count;
end;
$$;

comment on function auth.revoke_user_sessions(uuid) is
    'Signs a user out everywhere, and returns how many sessions that ended.';

-- @section Data lifecycle management
create function auth.cleanup_expired_sessions()
returns void
language plpgsql
security definer
set search_path = ''
as $$
begin
    delete from auth.sessions
    where not_after < now();

    delete from auth.refresh_tokens
    where created_at < now() - interval '30 days'
        and revoked = true;
end;
$$;

comment on function auth.cleanup_expired_sessions() is
    'Removes sessions that have run out and tokens revoked over 30 days ago. To be called by a scheduled job.';

-- @section Database functions
create function storage.get_level(file_path text)
returns integer
language plpgsql
immutable
set search_path = ''
as $$
begin
    return array_length(string_to_array(file_path, '/'), 1) - 1;
end;
$$;

comment on function storage.get_level(text) is
    'How many folders deep a path lies: 0 for "a.txt", 2 for "a/b/c.txt"; null for an empty path.';

-- @section Database functions
create function storage.get_bucket_size(bucket_name text)
returns bigint
language plpgsql
stable
set search_path = ''
as $$
declare
    total_size bigint := 0;
begin
    select coalesce(sum((metadata ->> 'size')::bigint), 0)
    into total_size
    from storage.objects
    where bucket_id = bucket_name
        and metadata ->> 'size' is not null;

    return total_size;
end;
$$;

comment on function storage.get_bucket_size(text) is
    'Bytes in a bucket, as far as the caller may see its objects.';

-- @section Data lifecycle management
create function storage.cleanup_old_multipart_uploads()
returns void
language plpgsql
security definer
set search_path = ''
as $$
begin
    delete from storage.s3_multipart_uploads
    where created_at < now() - interval '7 days';
end;
$$;

comment on function storage.cleanup_old_multipart_uploads() is
    'Gives up on uploads that were begun over 7 days ago and never finished. To be called by a scheduled job.';
