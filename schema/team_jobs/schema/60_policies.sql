-- Row level security is on for every table. A row is visible or writable only if a policy of this file
-- says so, and only as far as 70_grants.sql lets the role at the table in the first place. The backend
-- (service_role) is above policies.
--
-- Three patterns: what one's teams have (team membership), what the permission matrix allows on top of
-- that, and what is one's own (profile). There is no policy "for execute": running a job is inserting a
-- row into jobs_run.

-- People and teams.

alter table public.profiles enable row level security;

alter table public.tenants enable row level security;

alter table public.teams enable row level security;

alter table public.team_members enable row level security;

create policy "profiles_select_policy" on public.profiles
    for select
    using (id = auth.uid());

create policy "profiles_insert_policy" on public.profiles
    for insert
    with check (id = auth.uid());

create policy "profiles_update_policy" on public.profiles
    for update
    using (id = auth.uid())
    with check (id = auth.uid() and (active_team is null or public.is_team_member(auth.uid(), active_team)));

create policy "tenants_select_policy" on public.tenants
    for select
    using (
        id in (
            select teams.tenant_id
            from public.teams
            where public.is_team_member(auth.uid(), teams.id)
        )
    );

create policy "teams_select_policy" on public.teams
    for select
    using (public.is_team_member(auth.uid(), id));

create policy "teams_update_policy" on public.teams
    for update
    using (public.is_team_admin(id));

create policy "team_members_select_policy" on public.team_members
    for select
    using (public.is_team_member(auth.uid(), team_id));

create policy "team_members_insert_policy" on public.team_members
    for insert
    with check (public.is_team_admin(team_id));

create policy "team_members_update_policy" on public.team_members
    for update
    using (public.is_team_admin(team_id));

-- whoever manages the team may send members away, and everybody may leave
create policy "team_members_delete_policy" on public.team_members
    for delete
    using (public.is_team_admin(team_id) or profile_id = auth.uid());

-- Plans and limits are no secret. Only the backend changes them.

alter table public.subscription_tiers enable row level security;

alter table public.resource_limits enable row level security;

create policy "subscription_tiers_select_policy" on public.subscription_tiers
    for select
    using (true);

create policy "resource_limits_select_policy" on public.resource_limits
    for select
    using (true);

-- Permissions: one's own, and for those who manage a team everybody's in it.

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

-- A user's own: connections to Git services, pinned repositories.

alter table public.git_providers enable row level security;

alter table public.profile_repository_pins enable row level security;

create policy "git_providers_select_policy" on public.git_providers
    for select
    using (profile_id = auth.uid());

create policy "git_providers_insert_policy" on public.git_providers
    for insert
    with check (profile_id = auth.uid());

create policy "git_providers_update_policy" on public.git_providers
    for update
    using (profile_id = auth.uid());

create policy "git_providers_delete_policy" on public.git_providers
    for delete
    using (profile_id = auth.uid());

create policy "profile_repository_pins_select_policy" on public.profile_repository_pins
    for select
    using (profile_id = auth.uid());

-- the subquery sees what repositories_select_policy lets through
create policy "profile_repository_pins_insert_policy" on public.profile_repository_pins
    for insert
    with check (
        profile_id = auth.uid()
        and repository_id in (select repositories.id from public.repositories)
    );

create policy "profile_repository_pins_delete_policy" on public.profile_repository_pins
    for delete
    using (profile_id = auth.uid());

-- Hosts. The update policy is the matrix spelled out; the others ask check_permission().

alter table public.hosts enable row level security;

create policy "hosts_select_policy" on public.hosts
    for select
    using (
        team_id in (
            select team_members.team_id
            from public.team_members
            where team_members.profile_id = auth.uid()
        )
    );

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

-- Repositories.

alter table public.repositories enable row level security;

create policy "repositories_select_policy" on public.repositories
    for select
    using (
        team_id in (
            select team_members.team_id
            from public.team_members
            where team_members.profile_id = auth.uid()
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

-- Jobs and their runs.

alter table public.jobs_configuration enable row level security;

alter table public.jobs_run enable row level security;

create policy "Team members can view job configurations" on public.jobs_configuration
    for select
    using (
        team_id in (
            select team_members.team_id
            from public.team_members
            where team_members.profile_id = auth.uid()
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

-- the subquery sees the jobs of one's teams
create policy "jobs_run_select_policy" on public.jobs_run
    for select
    using (config_id in (select jobs_configuration.id from public.jobs_configuration));

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

-- Variables: every member of the team, whatever the matrix says.

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
