-- Who may touch which table at all; 60_policies.sql then says which rows. Guests (anon) get nothing.

-- Signed-in users. Passwords, keys and tokens can be written and not read: the grant names the columns.

grant select, insert (id, avatar_url), update (avatar_url, active_team) on table public.profiles to authenticated;

grant select on table public.tenants to authenticated;

grant select, update (name, description) on table public.teams to authenticated;

grant select, insert, update (role), delete on table public.team_members to authenticated;

grant select on table public.team_user_profiles to authenticated;

grant select on table public.subscription_tiers to authenticated;

grant select on table public.resource_limits to authenticated;

grant select on table public.role_templates to authenticated;

grant select, insert, update, delete on table public.permission_matrix to authenticated;

grant
    select (id, profile_id, type, name, display_name, server_url, expires_at, is_configured, last_synced, created_at, updated_at),
    insert,
    update (name, display_name, server_url, access_token, refresh_token, expires_at),
    delete
on table public.git_providers to authenticated;

grant
    select (id, name, description, type, ip, port, "user", status, is_windows, created_at, updated_at, team_id, creator_id, auth_type),
    insert,
    update (name, description, type, ip, port, "user", password, is_windows, auth_type, private_key),
    delete
on table public.hosts to authenticated;

grant select, insert, update, delete on table public.repositories to authenticated;

grant select, insert, delete on table public.profile_repository_pins to authenticated;

grant select, insert, update, delete on table public.jobs_configuration to authenticated;

grant select, insert (config_id, execution_parameters, scheduled_time) on table public.jobs_run to authenticated;

grant select, insert, update (key, value, description, is_secret), delete on table public.environment_variables to authenticated;

-- The backend: everything.

grant all on all tables in schema public to service_role;

-- A new function is open to everyone. Close those that act with their owner's rights, then name who may.

revoke execute on function public.is_team_member(uuid, uuid) from public;

grant execute on function public.is_team_member(uuid, uuid) to authenticated, service_role;

revoke execute on function public.is_team_admin(uuid) from public;

grant execute on function public.is_team_admin(uuid) to authenticated, service_role;

revoke execute on function public.create_team(text, text) from public;

grant execute on function public.create_team(text, text) to authenticated;

revoke execute on function public.apply_role_template(uuid, uuid, text) from public;

grant execute on function public.apply_role_template(uuid, uuid, text) to authenticated;
