-- Functions on accounts and tenants, and the triggers that all tables share.
--
-- Arguments are named as callers know them, often like the columns they are compared with; inside, they are written
-- with the function's name in front (is_admin.user_id), because the bare name would mean the column.
--
-- Functions marked "security definer" act with the rights of their owner and pass row level security by: they pin
-- search_path, and either check the caller or are closed to callers (80_grants.sql).

-- @section Common Functions
create function public.update_updated_at_column()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
    new.updated_at := now();
    return new;
end;
$$;

comment on function public.update_updated_at_column() is
    'Trigger function: stamps the row with the time of the change.';

-- @section Common Functions
create function public.handle_updated_at()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
    if new is distinct from old then
        new.updated_at := now();
    end if;

    return new;
end;
$$;

comment on function public.handle_updated_at() is
    'Trigger function: stamps the row only if something in it changed. For tables that clients save as a whole, changed or not; they must not have generated columns, which are not worked out yet when it looks.';

-- @section Common Functions
create function public.forbid_change()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
    raise exception '% on % is not allowed', lower(tg_op), tg_table_name
        using errcode = 'insufficient_privilege',
            hint = 'Its rows are a record of what was; what is written stays as it is.';
end;
$$;

comment on function public.forbid_change() is
    'Trigger function: refuses whatever set it off.';

-- The four questions that policies ask about somebody. They read past row level security, since a policy on
-- tenant_members that read tenant_members under its own rules would never come to an end.

-- @section 1. Authentication & User Management
create function public.is_admin(user_id uuid)
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
    select exists (
        select 1
        from public.user_roles
        where user_roles.user_id = is_admin.user_id
            and user_roles.role = 'admin'
    )
$$;

comment on function public.is_admin(uuid) is
    'True if the user is an admin of the platform.';

-- @section 1. Authentication & User Management
create function public.has_role(user_id uuid, role public.app_role)
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
    select exists (
        select 1
        from public.user_roles
        where user_roles.user_id = has_role.user_id
            and user_roles.role = has_role.role
    )
$$;

comment on function public.has_role(uuid, public.app_role) is
    'True if the user has the role on the platform. Admins have not got the other roles for being admins.';

-- @section 2. Multi-Tenant Architecture
create function public.is_tenant_member(tenant_id uuid, user_id uuid)
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
    select exists (
        select 1
        from public.tenant_members
        where tenant_members.tenant_id = is_tenant_member.tenant_id
            and tenant_members.user_id = is_tenant_member.user_id
    )
$$;

comment on function public.is_tenant_member(uuid, uuid) is
    'True if the user is in the tenant, in whatever role.';

-- @section 2. Multi-Tenant Architecture
create function public.get_tenant_member_role(tenant_id uuid, user_id uuid)
returns public.tenant_role
language sql
stable
security definer
set search_path = ''
as $$
    select tenant_members.role
    from public.tenant_members
    where tenant_members.tenant_id = get_tenant_member_role.tenant_id
        and tenant_members.user_id = get_tenant_member_role.user_id
$$;

comment on function public.get_tenant_member_role(uuid, uuid) is
    'The user''s role in the tenant, or null for somebody who is not in it.';

-- @section 3. Gamification & Community
create function public.generate_referral_code()
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    -- 32 characters, none of which is taken for another
    alphabet constant text := 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
    bytes bytea;
    code text;
begin
    loop
        bytes := extensions.gen_random_bytes(8);

        select string_agg(substr(alphabet, get_byte(bytes, place) % 32 + 1, 1), '' order by place)
        into code
        from generate_series(0, 7) as place;

        exit when not exists (
            select 1
            from public.profiles
            where profiles.referral_code = code
        );
    end loop;

    return code;
end;
$$;

comment on function public.generate_referral_code() is
    'A code of eight characters to invite others with, which nobody has yet.';

-- @section 1. Authentication & User Management
create function public.handle_new_user()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
    invitation_code text := new.raw_user_meta_data ->> 'referral_code';
begin
    insert into public.profiles (user_id, display_name, referral_code)
    values (
        new.id,
        left(
            coalesce(
                nullif(btrim(new.raw_user_meta_data ->> 'display_name'), ''),
                nullif(split_part(new.email, '@', 1), ''),
                'New user'
            ),
            80
        ),
        public.generate_referral_code()
    );

    insert into public.user_roles (user_id, role)
    values (new.id, 'user');

    -- a code that nobody has is passed over: signing up must not fail for it
    insert into public.referrals (referrer_id, referred_user_id, code, status)
    select profiles.user_id, new.id, profiles.referral_code, 'signed_up'
    from public.profiles
    where profiles.referral_code = invitation_code;

    return new;
end;
$$;

comment on function public.handle_new_user() is
    'Trigger function: gives a new account its profile and the role "user", and notes who invited it.';

-- @section 2. Multi-Tenant Architecture
create function public.create_tenant(name text, subdomain text, plan_id uuid default null)
returns uuid
language plpgsql
security definer
set search_path = ''
as $$
declare
    new_tenant_id uuid;
    chosen_plan_id uuid;
begin
    if auth.uid() is null then
        raise exception 'only a signed-in user can create a tenant'
            using errcode = 'insufficient_privilege';
    end if;

    -- without a choice, the first plan on the price page; with one, only a plan that is on that page
    select subscription_plans.id
    into chosen_plan_id
    from public.subscription_plans
    where subscription_plans.is_active
        and (create_tenant.plan_id is null or subscription_plans.id = create_tenant.plan_id)
    order by subscription_plans.sort_order, subscription_plans.price
    limit 1;

    if chosen_plan_id is null and create_tenant.plan_id is not null then
        raise exception 'plan % is not on offer', create_tenant.plan_id
            using errcode = 'foreign_key_violation';
    end if;

    insert into public.tenants (name, subdomain, plan_id, trial_ends_at, created_by)
    values (
        create_tenant.name,
        lower(create_tenant.subdomain),
        chosen_plan_id,
        now() + interval '14 days',
        auth.uid()
    )
    returning tenants.id into new_tenant_id;

    insert into public.tenant_members (tenant_id, user_id, role)
    values (new_tenant_id, auth.uid(), 'owner');

    return new_tenant_id;
end;
$$;

comment on function public.create_tenant(text, text, uuid) is
    'Founds a tenant with the signed-in user as its owner, and returns its id. The only way to get a tenant.';

-- @section 2. Multi-Tenant Architecture
create function public.check_tenant_has_owner()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
    if old.role = 'owner'
        and exists (
            select 1
            from public.tenants
            where tenants.id = old.tenant_id
        )
        and not exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = old.tenant_id
                and tenant_members.role = 'owner'
        )
    then
        raise exception 'tenant % would be left without an owner', old.tenant_id
            using errcode = 'restrict_violation',
                hint = 'Make somebody else the owner first, or delete the tenant.';
    end if;

    return null;
end;
$$;

comment on function public.check_tenant_has_owner() is
    'Trigger function: a tenant keeps at least one owner. Looked at when the transaction ends, so that ownership can be handed over.';

-- @section 2. Multi-Tenant Architecture
create function public.track_usage(tenant_id uuid, metric_type text, increment bigint default 1)
returns bigint
language sql
volatile
security definer
set search_path = ''
as $$
    insert into public.tenant_usage (tenant_id, metric_type, used_value)
    values (track_usage.tenant_id, track_usage.metric_type, track_usage.increment)
    on conflict (tenant_id, metric_type, period_start) do update
    set used_value = greatest(tenant_usage.used_value + excluded.used_value, 0),
        updated_at = now()
    returning tenant_usage.used_value
$$;

comment on function public.track_usage(uuid, text, bigint) is
    'Adds to what the tenant has used of something this month, and returns the new sum.';

-- @section 2. Multi-Tenant Architecture
create function public.check_tenant_limit(tenant_id uuid, metric_type text)
returns boolean
language sql
stable
set search_path = ''
as $$
    select coalesce(
        (
            select tenant_usage.used_value
            from public.tenant_usage
            where tenant_usage.tenant_id = check_tenant_limit.tenant_id
                and tenant_usage.metric_type = check_tenant_limit.metric_type
                and tenant_usage.period_start = date_trunc('month', now())::date
        ) < (subscription_plans.limits ->> check_tenant_limit.metric_type)::bigint,
        subscription_plans.limits ->> check_tenant_limit.metric_type is null
        or (subscription_plans.limits ->> check_tenant_limit.metric_type)::bigint > 0
    )
    from public.tenants
    left join public.subscription_plans on subscription_plans.id = tenants.plan_id
    where tenants.id = check_tenant_limit.tenant_id
$$;

comment on function public.check_tenant_limit(uuid, text) is
    'True if the tenant may use more of something this month: its plan sets no limit, or the limit is not reached. Null for a tenant that the caller does not see.';

-- @section 10. Security & Audit
create function public.audit_row_change()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
    old_row jsonb := case when tg_op = 'INSERT' then null else to_jsonb(old) end;
    new_row jsonb := case when tg_op = 'DELETE' then null else to_jsonb(new) end;
    one_row jsonb := coalesce(new_row, old_row);
    changed text[];
begin
    if tg_op = 'UPDATE' then
        select array_agg(field.key order by field.key)
        into changed
        from jsonb_each(new_row) as field
        where field.value is distinct from old_row -> field.key
            and field.key <> 'updated_at';

        if changed is null then
            return null;
        end if;
    end if;

    insert into public.audit_logs (tenant_id, user_id, action, resource_type, resource_id, metadata)
    values (
        (one_row ->> 'tenant_id')::uuid,
        auth.uid(),
        lower(tg_op),
        tg_table_name,
        coalesce(one_row ->> 'id', one_row ->> 'user_id'),
        jsonb_strip_nulls(jsonb_build_object('role', auth.role(), 'changed', to_jsonb(changed)))
    );

    return null;
end;
$$;

comment on function public.audit_row_change() is
    'Trigger function: notes in audit_logs who changed which row, and the names of the columns. Values are left out: somebody''s data must not live on in the log.';
