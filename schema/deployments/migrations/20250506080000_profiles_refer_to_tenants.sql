-- profiles.tenant_id was a text, and could not refer to tenants.id, which is a UUID. It becomes one, and a
-- foreign key; whatever is no UUID, or no organisation's, is taken away first.

update public.profiles
set tenant_id = null
where not exists (
    select 1
    from public.tenants
    where tenants.id::text = lower(profiles.tenant_id)
);

alter table public.profiles
    alter column tenant_id type uuid using tenant_id::uuid,
    add constraint profiles_tenant_id_fkey foreign key (tenant_id) references public.tenants (id) on delete set null;

create index idx_profiles_tenant_id on public.profiles (tenant_id);

alter table public.tenants
    add constraint tenants_domain_key unique (domain);

-- the copy of the name is kept by the database from now on

create function public.set_tenant_name()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
    new.tenant_name := (select tenants.name from public.tenants where tenants.id = new.tenant_id);
    return new;
end;
$$;

comment on function public.set_tenant_name() is
    'Trigger function: copies the organisation''s name into the profile.';

create function public.carry_tenant_name_over()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
    update public.profiles
    set tenant_name = new.name
    where tenant_id = new.id;

    return null;
end;
$$;

comment on function public.carry_tenant_name_over() is
    'Trigger function: copies an organisation''s new name into the profiles of its people.';

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

-- fires the trigger above on everybody
update public.profiles
set tenant_name = null;

-- what was one's own is now visible to colleagues as well

create function public.is_colleague(profile_id_param uuid)
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
    select profile_id_param = auth.uid()
        or exists (
            select 1
            from public.profiles as me
            join public.profiles as other on other.tenant_id = me.tenant_id
            where me.id = auth.uid()
                and other.id = profile_id_param
        )
$$;

comment on function public.is_colleague(uuid) is
    'True if somebody is the signed-in user or of the same organisation.';

revoke execute on function public.is_colleague(uuid) from public;

grant execute on function public.is_colleague(uuid) to authenticated, service_role;

create policy "People see their own organisation" on public.tenants
    for select
    using (id in (select profiles.tenant_id from public.profiles where profiles.id = auth.uid()));

alter policy "People see themselves and their colleagues" on public.profiles
    using (public.is_colleague(id));

alter policy "Users see their deployments" on public.deployments
    rename to "Colleagues see deployments";

alter policy "Colleagues see deployments" on public.deployments
    using (public.is_colleague(created_by));
