-- Functions. Those marked "security definer" read past row level security and pin search_path.

create function public.set_updated_at()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
    new.updated_at := now() at time zone 'utc';
    return new;
end;
$$;

comment on function public.set_updated_at() is
    'Trigger function: stamps the row with the time of the change, in UTC.';

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

create function public.is_admin()
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
    select exists (
        select 1
        from public.profiles
        where profiles.id = auth.uid()
            and profiles.role = 'admin'
    )
$$;

comment on function public.is_admin() is
    'True if the signed-in user is an admin of the application.';

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
