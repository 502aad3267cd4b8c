-- Row level security is on for every table; 80_grants.sql lets the roles at the tables in the first place.
-- The backend (service_role) is above policies, and is the only one to write what a run reports.

alter table public.tenants enable row level security;

alter table public.profiles enable row level security;

alter table public.git_providers enable row level security;

alter table public.repositories enable row level security;

alter table public.profile_repository_pins enable row level security;

alter table public.hosts enable row level security;

alter table public.deployments enable row level security;

alter table public.deployment_logs enable row level security;

alter table public.deployment_scripts enable row level security;

alter table public.cicd_providers enable row level security;

alter table public.cicd_jobs enable row level security;

alter table public.deployment_cicd_mappings enable row level security;

-- People: oneself and one's colleagues. The subquery sees what profiles lets through.

create policy "People see their own organisation" on public.tenants
    for select
    using (id in (select profiles.tenant_id from public.profiles where profiles.id = auth.uid()));

create policy "People see themselves and their colleagues" on public.profiles
    for select
    using (public.is_colleague(id));

create policy "People change their own profile" on public.profiles
    for update
    using (id = auth.uid());

-- Connections and what is reached through them: one's own.

create policy "Users have their own Git connections" on public.git_providers
    for all
    using (profile_id = auth.uid());

create policy "Users have the repositories of their connections" on public.repositories
    for all
    using (provider_id in (select git_providers.id from public.git_providers));

create policy "Users have their own pins" on public.profile_repository_pins
    for all
    using (profile_id = auth.uid())
    with check (
        profile_id = auth.uid()
        and repository_id in (select repositories.id from public.repositories)
    );

create policy "Users have their own CI connections" on public.cicd_providers
    for all
    using (profile_id = auth.uid());

create policy "Users have the jobs of their CI connections" on public.cicd_jobs
    for all
    using (provider_id in (select cicd_providers.id from public.cicd_providers));

-- Hosts: everybody may deploy to them, admins look after them.

create policy "Signed-in users see hosts" on public.hosts
    for select
    using (auth.uid() is not null);

create policy "Admins add hosts" on public.hosts
    for insert
    with check (public.is_admin());

create policy "Admins change hosts" on public.hosts
    for update
    using (public.is_admin());

create policy "Admins delete hosts" on public.hosts
    for delete
    using (public.is_admin());

-- Deployments: visible to colleagues, changed by who made them, and only while they wait.

create policy "Colleagues see deployments" on public.deployments
    for select
    using (public.is_colleague(created_by));

create policy "Users make deployments" on public.deployments
    for insert
    with check (
        created_by = auth.uid()
        and status = 'pending'
        and (repository_id is null or repository_id in (select repositories.id from public.repositories))
    );

create policy "Users change their waiting deployments" on public.deployments
    for update
    using (created_by = auth.uid() and status = 'pending')
    with check (created_by = auth.uid() and status in ('pending', 'cancelled'));

create policy "Users delete their deployments" on public.deployments
    for delete
    using (created_by = auth.uid() and status <> 'in_progress');

-- The subqueries see what the policies on deployments let through.

create policy "Colleagues see logs" on public.deployment_logs
    for select
    using (deployment_id in (select deployments.id from public.deployments));

create policy "Colleagues see scripts" on public.deployment_scripts
    for select
    using (deployment_id in (select deployments.id from public.deployments));

create policy "Colleagues see builds" on public.deployment_cicd_mappings
    for select
    using (deployment_id in (select deployments.id from public.deployments));

create policy "Users link their deployments to their jobs" on public.deployment_cicd_mappings
    for insert
    with check (
        deployment_id in (select deployments.id from public.deployments where deployments.created_by = auth.uid())
        and cicd_job_id in (select cicd_jobs.id from public.cicd_jobs)
    );

create policy "Users unlink their deployments" on public.deployment_cicd_mappings
    for delete
    using (deployment_id in (select deployments.id from public.deployments where deployments.created_by = auth.uid()));
