-- A new account gets its rows elsewhere; every table with updated_at keeps it true.

create trigger on_auth_user_created
    after insert on auth.users
    for each row
    execute function auth.on_auth_user_created();

comment on trigger on_auth_user_created on auth.users is
    'All rows a user needs from the first moment, in the same transaction as the account.';

create trigger update_users_updated_at
    before update on auth.users
    for each row
    execute function public.update_updated_at_column();

create trigger update_sessions_updated_at
    before update on auth.sessions
    for each row
    execute function public.update_updated_at_column();

create trigger update_refresh_tokens_updated_at
    before update on auth.refresh_tokens
    for each row
    execute function public.update_updated_at_column();

create trigger update_buckets_updated_at
    before update on storage.buckets
    for each row
    execute function public.update_updated_at_column();

create trigger update_objects_updated_at
    before update on storage.objects
    for each row
    execute function public.update_updated_at_column();

create trigger update_user_profiles_updated_at
    before update on public.user_profiles
    for each row
    execute function public.update_updated_at_column();

create trigger update_user_preferences_updated_at
    before update on public.user_preferences
    for each row
    execute function public.update_updated_at_column();

create trigger update_user_security_settings_updated_at
    before update on public.user_security_settings
    for each row
    execute function public.update_updated_at_column();

create trigger update_user_integrations_updated_at
    before update on public.user_integrations
    for each row
    execute function public.update_updated_at_column();

create trigger update_teams_updated_at
    before update on public.teams
    for each row
    execute function public.update_updated_at_column();

create trigger update_team_members_updated_at
    before update on public.team_members
    for each row
    execute function public.update_updated_at_column();

create trigger update_users_teams_updated_at
    before update on public.users_teams
    for each row
    execute function public.update_updated_at_column();

create trigger update_billing_info_updated_at
    before update on public.billing_info
    for each row
    execute function public.update_updated_at_column();

create trigger update_projects_updated_at
    before update on public.projects
    for each row
    execute function public.update_updated_at_column();

create trigger update_messages_updated_at
    before update on public.messages
    for each row
    execute function public.update_updated_at_column();

create trigger update_fragments_updated_at
    before update on public.fragments
    for each row
    execute function public.update_updated_at_column();

create trigger update_workspace_files_updated_at
    before update on public.workspace_files
    for each row
    execute function public.update_updated_at_column();

create trigger update_file_uploads_updated_at
    before update on public.file_uploads
    for each row
    execute function public.update_updated_at_column();

create trigger update_code_embeddings_updated_at
    before update on public.code_embeddings
    for each row
    execute function public.update_updated_at_column();

create trigger update_chat_sessions_updated_at
    before update on public.chat_sessions
    for each row
    execute function public.update_updated_at_column();

create trigger update_conversation_threads_updated_at
    before update on public.conversation_threads
    for each row
    execute function public.update_updated_at_column();

create trigger update_tasks_updated_at
    before update on public.tasks
    for each row
    execute function public.update_updated_at_column();

create trigger update_workflows_updated_at
    before update on public.workflows
    for each row
    execute function public.update_updated_at_column();

create trigger update_team_usage_limits_updated_at
    before update on public.team_usage_limits
    for each row
    execute function public.update_updated_at_column();

create trigger update_user_chat_analytics_updated_at
    before update on public.user_chat_analytics
    for each row
    execute function public.update_updated_at_column();

create trigger update_api_keys_updated_at
    before update on public.api_keys
    for each row
    execute function public.update_updated_at_column();
