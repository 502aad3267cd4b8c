-- Who may touch which table at all. Guests (anon) get nothing. Passwords and tokens can be written by users
-- and read by the backend only: those grants name the columns.

grant select on table public.tenants to authenticated;

grant select, update (avatar_url) on table public.profiles to authenticated;

grant
    select (id, profile_id, type, name, display_name, server_url, expires_at, is_configured, last_synced, created_at, updated_at),
    insert,
    update (name, display_name, server_url, access_token, refresh_token, expires_at),
    delete
on table public.git_providers to authenticated;

grant select, insert, update, delete on table public.repositories to authenticated;

grant select, insert, delete on table public.profile_repository_pins to authenticated;

grant
    select (id, name, description, type, ip, port, "user", status, is_windows, created_at, updated_at),
    insert,
    update (name, description, type, ip, port, "user", password, is_windows),
    delete
on table public.hosts to authenticated;

grant
    select,
    insert (name, description, repository_id, schedule, scheduled_time, script_ids, host_ids, created_by),
    update (name, description, repository_id, status, schedule, scheduled_time, script_ids, host_ids),
    delete
on table public.deployments to authenticated;

grant select on table public.deployment_logs to authenticated;

grant select on table public.deployment_scripts to authenticated;

grant
    select (id, type, name, url, profile_id, created_at, updated_at),
    insert,
    update (type, name, url, config),
    delete
on table public.cicd_providers to authenticated;

grant select, insert, update, delete on table public.cicd_jobs to authenticated;

grant select, insert (deployment_id, cicd_job_id, parameters), delete on table public.deployment_cicd_mappings to authenticated;

-- The backend: everything.

grant all on all tables in schema public to service_role;

-- A new function is open to everyone. Guests need none of these.

revoke execute on function public.is_admin() from public;

grant execute on function public.is_admin() to authenticated, service_role;

revoke execute on function public.is_colleague(uuid) from public;

grant execute on function public.is_colleague(uuid) to authenticated, service_role;
