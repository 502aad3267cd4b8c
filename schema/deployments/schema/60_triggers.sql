-- Every table with updated_at keeps it true; the copies of an organisation's name follow it.

create trigger set_profiles_tenant_name
    before insert or update of tenant_id, tenant_name on public.profiles
    for each row
    execute function public.set_tenant_name();

comment on trigger set_profiles_tenant_name on public.profiles is
    'Nobody can write a name of their own into the copy.';

create trigger carry_tenants_name_over
    after update of name on public.tenants
    for each row
    when (old.name is distinct from new.name)
    execute function public.carry_tenant_name_over();

create trigger set_tenants_updated_at
    before update on public.tenants
    for each row
    execute function public.set_updated_at();

create trigger set_profiles_updated_at
    before update on public.profiles
    for each row
    execute function public.set_updated_at();

create trigger set_git_providers_updated_at
    before update on public.git_providers
    for each row
    execute function public.set_updated_at();

create trigger set_repositories_updated_at
    before update on public.repositories
    for each row
    execute function public.set_updated_at();

create trigger set_hosts_updated_at
    before update on public.hosts
    for each row
    execute function public.set_updated_at();

create trigger set_deployments_updated_at
    before update on public.deployments
    for each row
    execute function public.set_updated_at();

create trigger set_deployment_scripts_updated_at
    before update on public.deployment_scripts
    for each row
    execute function public.set_updated_at();

create trigger set_cicd_providers_updated_at
    before update on public.cicd_providers
    for each row
    execute function public.set_updated_at();

create trigger set_cicd_jobs_updated_at
    before update on public.cicd_jobs
    for each row
    execute function public.set_updated_at();

create trigger set_deployment_cicd_mappings_updated_at
    before update on public.deployment_cicd_mappings
    for each row
    execute function public.set_updated_at();
