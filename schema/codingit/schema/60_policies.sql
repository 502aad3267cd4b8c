-- Row level security is on for every table. A row is visible or writable only if a policy of this file
-- says so, and only as far as 70_grants.sql lets the role at the table in the first place. The backend
-- (service_role) is above policies.
--
-- Three patterns recur: a user's own rows; what a team shares; what somebody made public.

-- Accounts. Sessions and tokens have no policy: no request gets to see them.

alter table auth.users enable row level security;

alter table auth.sessions enable row level security;

alter table auth.refresh_tokens enable row level security;

create policy "Users can view own user data" on auth.users
    for select
    using (auth.uid() = id);

create policy "Users can update own user data" on auth.users
    for update
    using (auth.uid() = id);

-- Storage. Unfinished uploads are the storage service's business: no policy.

alter table storage.buckets enable row level security;

alter table storage.objects enable row level security;

alter table storage.s3_multipart_uploads enable row level security;

create policy "Users can view accessible buckets" on storage.buckets
    for select
    using (auth.uid() = owner or public = true);

create policy "Users can view objects in accessible buckets" on storage.objects
    for select
    using (
        auth.uid() = owner
        or exists (
            select 1
            from storage.buckets
            where buckets.id = objects.bucket_id
                and (buckets.owner = auth.uid() or buckets.public = true)
        )
    );

-- Into a bucket of one's own, or below a folder named like one's id in a public one.
create policy "Users can upload their own objects" on storage.objects
    for insert
    with check (
        auth.uid() = owner
        and exists (
            select 1
            from storage.buckets
            where buckets.id = objects.bucket_id
                and (
                    buckets.owner = auth.uid()
                    or (buckets.public = true and split_part(objects.name, '/', 1) = auth.uid()::text)
                )
        )
    );

create policy "Users can update their own objects" on storage.objects
    for update
    using (auth.uid() = owner);

create policy "Users can delete their own objects" on storage.objects
    for delete
    using (auth.uid() = owner);

-- A user's own settings. There is no policy to delete a profile, preferences or security settings: they
-- last as long as the account.

alter table public.user_profiles enable row level security;

alter table public.user_preferences enable row level security;

alter table public.user_security_settings enable row level security;

alter table public.user_integrations enable row level security;

create policy "Users can view their own profile" on public.user_profiles
    for select
    using (auth.uid() = user_id);

create policy "Users can insert their own profile" on public.user_profiles
    for insert
    with check (auth.uid() = user_id);

create policy "Users can update their own profile" on public.user_profiles
    for update
    using (auth.uid() = user_id);

create policy "Users can view their own preferences" on public.user_preferences
    for select
    using (auth.uid() = user_id);

create policy "Users can insert their own preferences" on public.user_preferences
    for insert
    with check (auth.uid() = user_id);

create policy "Users can update their own preferences" on public.user_preferences
    for update
    using (auth.uid() = user_id);

create policy "Users can view their own security settings" on public.user_security_settings
    for select
    using (auth.uid() = user_id);

create policy "Users can insert their own security settings" on public.user_security_settings
    for insert
    with check (auth.uid() = user_id);

create policy "Users can update their own security settings" on public.user_security_settings
    for update
    using (auth.uid() = user_id);

create policy "Users can manage their own integrations" on public.user_integrations
    for all
    using (auth.uid() = user_id);

-- Teams. Members see, admins manage. Nobody inserts a team: public.create_team() does. What a team pays
-- and what it may use is written by the backend only.

alter table public.teams enable row level security;

alter table public.team_members enable row level security;

alter table public.users_teams enable row level security;

alter table public.billing_info enable row level security;

alter table public.subscription_events enable row level security;

create policy "Team members can view their teams" on public.teams
    for select
    using (
        exists (
            select 1
            from public.team_members
            where team_members.team_id = teams.id
                and team_members.user_id = auth.uid()
        )
    );

create policy "Team admins can update their teams" on public.teams
    for update
    using (public.is_team_admin(id));

create policy "Team members can view each other" on public.team_members
    for select
    using (public.is_team_member(team_id));

create policy "Team admins can add members" on public.team_members
    for insert
    with check (public.is_team_admin(team_id));

create policy "Team admins can change members" on public.team_members
    for update
    using (public.is_team_admin(team_id));

create policy "Team admins can remove members and members can leave" on public.team_members
    for delete
    using (public.is_team_admin(team_id) or auth.uid() = user_id);

create policy "Users can manage their own list of teams" on public.users_teams
    for all
    using (auth.uid() = user_id)
    with check (auth.uid() = user_id and public.is_team_member(team_id));

create policy "Team admins can view billing information" on public.billing_info
    for select
    using (public.is_team_admin(team_id));

create policy "Team admins can view subscription events" on public.subscription_events
    for select
    using (public.is_team_admin(team_id));

-- Projects and what they hold. Who sees a project reads its chat; who may edit it writes there.

alter table public.projects enable row level security;

alter table public.messages enable row level security;

alter table public.fragments enable row level security;

alter table public.fragment_executions enable row level security;

create policy "Users can view their own projects" on public.projects
    for select
    using (auth.uid() = user_id or is_public = true);

create policy "Team members can view team projects" on public.projects
    for select
    using (public.is_team_member(team_id));

create policy "Users can create their own projects" on public.projects
    for insert
    with check (auth.uid() = user_id and (team_id is null or public.is_team_member(team_id)));

create policy "Users can update their own projects" on public.projects
    for update
    using (auth.uid() = user_id)
    with check (auth.uid() = user_id and (team_id is null or public.is_team_member(team_id)));

create policy "Users can delete their own projects" on public.projects
    for delete
    using (auth.uid() = user_id);

create policy "Messages are visible with their project" on public.messages
    for select
    using (
        exists (
            select 1
            from public.projects
            where projects.id = messages.project_id
        )
    );

create policy "Project editors can insert messages" on public.messages
    for insert
    with check (public.can_edit_project(project_id));

create policy "Project editors can update messages" on public.messages
    for update
    using (public.can_edit_project(project_id));

create policy "Project editors can delete messages" on public.messages
    for delete
    using (public.can_edit_project(project_id));

create policy "Users can view their own or public fragments" on public.fragments
    for select
    using (auth.uid() = user_id or is_public = true);

create policy "Users can insert their own fragments" on public.fragments
    for insert
    with check (auth.uid() = user_id and (project_id is null or public.can_edit_project(project_id)));

create policy "Users can update their own fragments" on public.fragments
    for update
    using (auth.uid() = user_id)
    with check (auth.uid() = user_id and (project_id is null or public.can_edit_project(project_id)));

create policy "Users can delete their own fragments" on public.fragments
    for delete
    using (auth.uid() = user_id);

create policy "Users can view their own executions" on public.fragment_executions
    for select
    using (auth.uid() = user_id);

create policy "Users can run the fragments they can see" on public.fragment_executions
    for insert
    with check (
        auth.uid() = user_id
        and exists (
            select 1
            from public.fragments
            where fragments.id = fragment_executions.fragment_id
        )
    );

create policy "Users can update their own executions" on public.fragment_executions
    for update
    using (auth.uid() = user_id);

-- Files.

alter table public.workspace_files enable row level security;

alter table public.file_uploads enable row level security;

alter table public.code_embeddings enable row level security;

create policy "Users can view their own workspace files" on public.workspace_files
    for select
    using (auth.uid() = user_id);

create policy "Users can insert their own workspace files" on public.workspace_files
    for insert
    with check (auth.uid() = user_id);

create policy "Users can update their own workspace files" on public.workspace_files
    for update
    using (auth.uid() = user_id);

create policy "Users can delete their own workspace files" on public.workspace_files
    for delete
    using (auth.uid() = user_id);

create policy "Users can view their own or public uploads" on public.file_uploads
    for select
    using (auth.uid() = user_id or is_public = true);

create policy "Users can insert their own uploads" on public.file_uploads
    for insert
    with check (auth.uid() = user_id);

create policy "Users can update their own uploads" on public.file_uploads
    for update
    using (auth.uid() = user_id);

create policy "Users can delete their own uploads" on public.file_uploads
    for delete
    using (auth.uid() = user_id);

create policy "Users can manage their own code embeddings" on public.code_embeddings
    for all
    using (auth.uid() = user_id);

-- Chat. A session shared with a team can be read by the team and written by its owner.

alter table public.chat_sessions enable row level security;

alter table public.chat_message_cache enable row level security;

alter table public.conversation_threads enable row level security;

create policy "Users can view their own and their teams' chat sessions" on public.chat_sessions
    for select
    using (auth.uid() = user_id or public.is_team_member(team_id));

create policy "Users can insert their own chat sessions" on public.chat_sessions
    for insert
    with check (auth.uid() = user_id and (team_id is null or public.is_team_member(team_id)));

create policy "Users can update their own chat sessions" on public.chat_sessions
    for update
    using (auth.uid() = user_id)
    with check (auth.uid() = user_id and (team_id is null or public.is_team_member(team_id)));

create policy "Users can delete their own chat sessions" on public.chat_sessions
    for delete
    using (auth.uid() = user_id);

create policy "Cached messages are visible with their session" on public.chat_message_cache
    for select
    using (
        exists (
            select 1
            from public.chat_sessions
            where chat_sessions.id = chat_message_cache.session_id
        )
    );

create policy "Users can manage cached messages of their own sessions" on public.chat_message_cache
    for all
    using (
        exists (
            select 1
            from public.chat_sessions
            where chat_sessions.id = chat_message_cache.session_id
                and chat_sessions.user_id = auth.uid()
        )
    );

create policy "Users can manage their own conversation threads" on public.conversation_threads
    for all
    using (auth.uid() = user_id);

-- Tasks and workflows.

alter table public.tasks enable row level security;

alter table public.workflows enable row level security;

create policy "Users can manage their own tasks" on public.tasks
    for all
    using (auth.uid() = user_id);

create policy "Team members can view workflows" on public.workflows
    for select
    using (public.is_team_member(team_id));

create policy "Team admins can manage workflows" on public.workflows
    for all
    using (public.is_team_admin(team_id));

-- Usage. Counted by the backend, shown to those it is about.

alter table public.team_usage_limits enable row level security;

alter table public.user_chat_analytics enable row level security;

create policy "Team members can view usage limits" on public.team_usage_limits
    for select
    using (public.is_team_member(team_id));

create policy "Users can view their own chat analytics" on public.user_chat_analytics
    for select
    using (auth.uid() = user_id);

-- Keys.

alter table public.api_keys enable row level security;

create policy "Users can view their own api keys" on public.api_keys
    for select
    using (auth.uid() = user_id);

create policy "Users can insert their own api keys" on public.api_keys
    for insert
    with check (auth.uid() = user_id);

create policy "Users can update their own api keys" on public.api_keys
    for update
    using (auth.uid() = user_id);

create policy "Users can delete their own api keys" on public.api_keys
    for delete
    using (auth.uid() = user_id);
