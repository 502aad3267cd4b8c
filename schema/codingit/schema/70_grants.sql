-- Who may touch which table at all; 60_policies.sql then says which rows.

-- Signed-in users: full rights on the two tables the editor and the task runner live on. "All" includes
-- truncate, which row level security does not stop; the API has no way to ask for it.

grant all on table public.workspace_files to authenticated;

grant all on table public.tasks to authenticated;

-- Elsewhere what the policies foresee. Where a row is the user's to change but not every column of it,
-- the grant names the columns: a member moves to another role, not to another team.

grant select, insert, update on table public.user_profiles to authenticated;

grant select, insert, update on table public.user_preferences to authenticated;

grant select, insert, update on table public.user_security_settings to authenticated;

grant select, insert, update, delete on table public.user_integrations to authenticated;

grant select, update (name, email) on table public.teams to authenticated;

grant select, insert, update (role), delete on table public.team_members to authenticated;

grant select, insert, update, delete on table public.users_teams to authenticated;

grant select on table public.billing_info to authenticated;

grant select on table public.subscription_events to authenticated;

grant select, insert, update, delete on table public.projects to authenticated;

grant select, insert, update, delete on table public.messages to authenticated;

grant select, insert, update, delete on table public.fragments to authenticated;

grant select, insert, update on table public.fragment_executions to authenticated;

grant select, insert, update, delete on table public.file_uploads to authenticated;

grant select, insert, update, delete on table public.code_embeddings to authenticated;

grant select, insert, update, delete on table public.chat_sessions to authenticated;

grant select, insert, update, delete on table public.chat_message_cache to authenticated;

grant select, insert, update, delete on table public.conversation_threads to authenticated;

grant select, insert, update, delete on table public.workflows to authenticated;

grant select on table public.team_usage_limits to authenticated;

grant select on table public.user_chat_analytics to authenticated;

grant select, insert, update, delete on table public.api_keys to authenticated;

grant select, update (email) on table auth.users to authenticated;

grant select on table storage.buckets to authenticated;

grant select, insert, update (metadata), delete on table storage.objects to authenticated;

-- Guests: a look at what has been made public.

grant select on table public.projects to anon;

grant select on table public.messages to anon;

grant select on table public.fragments to anon;

grant select on table public.file_uploads to anon;

grant select on table storage.buckets to anon;

grant select on table storage.objects to anon;

-- The backend: everything.

grant all on all tables in schema public to service_role;

grant all on all tables in schema auth to service_role;

grant all on all tables in schema storage to service_role;

-- A new function is open to everyone. Close those that act with their owner's rights, then name who may.

revoke execute on function public.create_team(text) from public;

grant execute on function public.create_team(text) to authenticated;

revoke execute on function public.save_message_and_update_project(uuid, text, jsonb, integer, jsonb, jsonb) from public;

grant execute on function public.save_message_and_update_project(uuid, text, jsonb, integer, jsonb, jsonb) to authenticated, service_role;

revoke execute on function auth.on_auth_user_created() from public;

revoke execute on function auth.revoke_user_sessions(uuid) from public;

grant execute on function auth.revoke_user_sessions(uuid) to service_role;

revoke execute on function auth.cleanup_expired_sessions() from public;

grant execute on function auth.cleanup_expired_sessions() to service_role;

revoke execute on function storage.cleanup_old_multipart_uploads() from public;

grant execute on function storage.cleanup_old_multipart_uploads() to service_role;
