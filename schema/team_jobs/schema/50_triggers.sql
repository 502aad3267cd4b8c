-- Every table with updated_at keeps it true.

create trigger set_subscription_tiers_updated_at
    before update on public.subscription_tiers
    for each row
    execute function public.set_updated_at();

create trigger set_resource_limits_updated_at
    before update on public.resource_limits
    for each row
    execute function public.set_updated_at();

create trigger set_tenants_updated_at
    before update on public.tenants
    for each row
    execute function public.set_updated_at();

create trigger set_teams_updated_at
    before update on public.teams
    for each row
    execute function public.set_updated_at();

create trigger set_team_members_updated_at
    before update on public.team_members
    for each row
    execute function public.set_updated_at();

create trigger set_git_providers_updated_at
    before update on public.git_providers
    for each row
    execute function public.set_updated_at();

create trigger set_hosts_updated_at
    before update on public.hosts
    for each row
    execute function public.set_updated_at();

create trigger set_repositories_updated_at
    before update on public.repositories
    for each row
    execute function public.set_updated_at();

create trigger set_jobs_configuration_updated_at
    before update on public.jobs_configuration
    for each row
    execute function public.set_updated_at();

create trigger set_jobs_run_updated_at
    before update on public.jobs_run
    for each row
    execute function public.set_updated_at();

create trigger set_environment_variables_updated_at
    before update on public.environment_variables
    for each row
    execute function public.set_updated_at();

create trigger set_permission_matrix_updated_at
    before update on public.permission_matrix
    for each row
    execute function public.set_updated_at();

create trigger set_role_templates_updated_at
    before update on public.role_templates
    for each row
    execute function public.set_updated_at();
