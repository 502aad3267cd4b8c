-- Admins: those who got in with a code that says so. They invite, look at usage, and change settings.

alter table public.signup_codes
    add column is_admin boolean default false;

comment on column public.signup_codes.is_admin is
    'Whoever uses it becomes an admin of the course.';

create function public.stamp_config_change()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
    new.updated_at := now();
    new.updated_by := auth.uid();
    return new;
end;
$$;

comment on function public.stamp_config_change() is
    'Trigger function: notes who changed a setting, and when.';

create function public.is_course_admin()
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
    select exists (
        select 1
        from public.signup_codes
        where signup_codes.used_by = auth.uid()
            and signup_codes.is_admin
    )
$$;

comment on function public.is_course_admin() is
    'True if the signed-in user got in with a code for admins.';

revoke execute on function public.is_course_admin() from public;

grant execute on function public.is_course_admin() to authenticated, service_role;

create policy "Admins see codes" on public.signup_codes
    for select
    using (public.is_course_admin());

create policy "Admins make codes" on public.signup_codes
    for insert
    with check (public.is_course_admin() and created_by = auth.uid());

create policy "Admins withdraw unused codes" on public.signup_codes
    for delete
    using (public.is_course_admin() and used_at is null);

grant select, insert (code, expires_at, created_by, is_admin), delete on table public.signup_codes to authenticated;

alter policy "Users see their usage" on public.usage_logs
    using (user_id = auth.uid() or public.is_course_admin());

create table public.app_config (
    key varchar not null,
    value jsonb,
    updated_at timestamptz default now(),
    updated_by uuid,
    constraint app_config_pkey primary key (key),
    constraint app_config_updated_by_fkey foreign key (updated_by) references auth.users (id) on delete set null
);

comment on table public.app_config is
    'Settings of the application: few rows, read often, worth caching.';

comment on column public.app_config.key is
    'Name of the setting.';

comment on column public.app_config.value is
    'Its value, of whatever shape the setting needs.';

comment on column public.app_config.updated_at is
    'Latest change.';

comment on column public.app_config.updated_by is
    'Admin who changed it; null for the values it began with, or when that account is gone.';

create index idx_app_config_updated_by on public.app_config (updated_by);

create trigger stamp_app_config_change
    before insert or update on public.app_config
    for each row
    execute function public.stamp_config_change();

alter table public.app_config enable row level security;

create policy "Users read settings" on public.app_config
    for select
    using (auth.uid() is not null);

create policy "Admins add settings" on public.app_config
    for insert
    with check (public.is_course_admin());

create policy "Admins change settings" on public.app_config
    for update
    using (public.is_course_admin());

grant select, insert (key, value), update (value) on table public.app_config to authenticated;

grant all on table public.app_config to service_role;
