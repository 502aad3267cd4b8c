-- Functions on security, trust, notices and the platform's own upkeep.

-- @section 10. Security & Audit
create function public.log_audit_event(
    user_id uuid,
    action text,
    resource_type text,
    resource_id text default null,
    metadata jsonb default '{}'::jsonb
)
returns uuid
language sql
volatile
security definer
set search_path = ''
as $$
    insert into public.audit_logs (tenant_id, user_id, action, resource_type, resource_id, metadata)
    values (
        (log_audit_event.metadata ->> 'tenant_id')::uuid,
        log_audit_event.user_id,
        log_audit_event.action,
        log_audit_event.resource_type,
        log_audit_event.resource_id,
        log_audit_event.metadata
    )
    returning audit_logs.id
$$;

comment on function public.log_audit_event(uuid, text, text, text, jsonb) is
    'Writes an entry of the audit log and returns its id. A "tenant_id" in the metadata files it under the tenant.';

-- Five failures within 15 minutes lock an address on a machine for 15 minutes.

-- @section 10. Security & Audit
create function public.check_failed_login_attempts(email text, ip_address inet)
returns table (attempt_count integer, is_locked boolean, locked_until timestamptz)
language sql
stable
security definer
rows 1
set search_path = ''
as $$
    select
        coalesce(max(failed_login_attempts.attempt_count), 0),
        coalesce(bool_or(failed_login_attempts.locked_until > now()), false),
        max(failed_login_attempts.locked_until)
    from public.failed_login_attempts
    where failed_login_attempts.email = lower(check_failed_login_attempts.email)
        and failed_login_attempts.ip_address = check_failed_login_attempts.ip_address
        and failed_login_attempts.last_attempt_at > now() - interval '15 minutes'
$$;

comment on function public.check_failed_login_attempts(text, inet) is
    'One row: how often signing in failed lately for the address from that machine, and whether it is locked.';

-- @section 10. Security & Audit
create function public.record_failed_login_attempt(email text, ip_address inet, user_agent text default null)
returns integer
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    failures integer;
begin
    insert into public.failed_attempts (email, ip_address, user_agent)
    values (
        record_failed_login_attempt.email,
        record_failed_login_attempt.ip_address,
        record_failed_login_attempt.user_agent
    );

    insert into public.failed_login_attempts (email, ip_address, user_agent)
    values (
        lower(record_failed_login_attempt.email),
        record_failed_login_attempt.ip_address,
        record_failed_login_attempt.user_agent
    )
    on conflict on constraint failed_login_attempts_email_ip_address_key do update
    set attempt_count = case
            when failed_login_attempts.last_attempt_at > now() - interval '15 minutes'
            then failed_login_attempts.attempt_count + 1
            else 1
        end,
        first_attempt_at = case
            when failed_login_attempts.last_attempt_at > now() - interval '15 minutes'
            then failed_login_attempts.first_attempt_at
            else now()
        end,
        locked_until = case
            when failed_login_attempts.last_attempt_at > now() - interval '15 minutes'
                and failed_login_attempts.attempt_count + 1 >= 5
            then now() + interval '15 minutes'
        end,
        last_attempt_at = now(),
        user_agent = excluded.user_agent
    returning failed_login_attempts.attempt_count into failures;

    return failures;
end;
$$;

comment on function public.record_failed_login_attempt(text, inet, text) is
    'Notes a failed sign-in and returns how many there were in a row; the fifth locks.';

-- @section 10. Security & Audit
create function public.clear_failed_login_attempts(email text, ip_address inet)
returns void
language sql
volatile
security definer
set search_path = ''
as $$
    delete from public.failed_login_attempts
    where failed_login_attempts.email = lower(clear_failed_login_attempts.email)
        and failed_login_attempts.ip_address = clear_failed_login_attempts.ip_address
$$;

comment on function public.clear_failed_login_attempts(text, inet) is
    'Forgets the failures of an address on a machine, after it signed in. failed_attempts keeps them.';

-- @section 10. Security & Audit
create function public.check_rate_limit(identifier text, endpoint text, max_requests integer, window_seconds integer)
returns boolean
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    requests integer;
begin
    insert into public.rate_limits (identifier, endpoint, window_start)
    values (
        check_rate_limit.identifier,
        check_rate_limit.endpoint,
        to_timestamp(
            floor(extract(epoch from now()) / check_rate_limit.window_seconds) * check_rate_limit.window_seconds
        )
    )
    on conflict on constraint rate_limits_pkey do update
    set request_count = rate_limits.request_count + 1
    returning rate_limits.request_count into requests;

    return requests <= check_rate_limit.max_requests;
end;
$$;

comment on function public.check_rate_limit(text, text, integer, integer) is
    'Counts a request, and returns true as long as there were not too many in the current window of so many seconds.';

-- @section 11. Trust & Guardian
create function public.get_guardian_summary(user_id uuid, days integer default 7)
returns jsonb
language sql
stable
set search_path = ''
as $$
    select jsonb_build_object(
        'events', count(*),
        'allowed', count(*) filter (where guardian_events.action = 'allowed'),
        'masked', count(*) filter (where guardian_events.action = 'masked'),
        'blocked', count(*) filter (where guardian_events.action = 'blocked'),
        'worst', max(guardian_events.severity),
        'categories', coalesce(jsonb_agg(distinct guardian_events.data_category), '[]'::jsonb),
        'unsealed', count(*) filter (where guardian_events.ledger_root_id is null)
    )
    from public.guardian_events
    where guardian_events.user_id = get_guardian_summary.user_id
        and guardian_events.occurred_at >= now() - make_interval(days => get_guardian_summary.days)
$$;

comment on function public.get_guardian_summary(uuid, integer) is
    'What the guardian saw of a user''s data in the last days, in numbers. Users see their own.';

-- @section 17. Notifications & Preferences
create function public.get_or_create_user_settings(user_id uuid, tenant_id uuid default null)
returns public.user_settings
language plpgsql
volatile
set search_path = ''
as $$
declare
    settings public.user_settings;
begin
    insert into public.user_settings (user_id, tenant_id)
    values (get_or_create_user_settings.user_id, get_or_create_user_settings.tenant_id)
    on conflict on constraint user_settings_user_id_tenant_id_key do nothing;

    select user_settings.*
    into settings
    from public.user_settings
    where user_settings.user_id = get_or_create_user_settings.user_id
        and user_settings.tenant_id is not distinct from get_or_create_user_settings.tenant_id;

    return settings;
end;
$$;

comment on function public.get_or_create_user_settings(uuid, uuid) is
    'A user''s settings, in a tenant or outside of any; made with the defaults when there are none yet.';

-- @section 17. Notifications & Preferences
create function public.mark_notifications_read(user_id uuid, notification_ids uuid[] default null)
returns integer
language plpgsql
volatile
set search_path = ''
as $$
declare
    marked integer;
begin
    update public.notifications
    set read_at = now()
    where notifications.user_id = mark_notifications_read.user_id
        and notifications.read_at is null
        and (
            mark_notifications_read.notification_ids is null
            or notifications.id = any (mark_notifications_read.notification_ids)
        );

    get diagnostics marked = row_count;

    return marked;
end;
$$;

comment on function public.mark_notifications_read(uuid, uuid[]) is
    'Marks a user''s notices as read, the given ones or all, and returns how many were unread.';

-- @section 17. Notifications & Preferences
create function public.get_unread_notification_count(user_id uuid, tenant_id uuid default null)
returns integer
language sql
stable
set search_path = ''
return (
    select count(*)::integer
    from public.notifications
    where notifications.user_id = get_unread_notification_count.user_id
        and notifications.read_at is null
        and (
            get_unread_notification_count.tenant_id is null
            or notifications.tenant_id = get_unread_notification_count.tenant_id
        )
);

comment on function public.get_unread_notification_count(uuid, uuid) is
    'How many notices a user has not read, in one tenant or in all.';

-- @section 18. Blog & Content
create function public.get_blog_post_comment_count(post_slug text)
returns integer
language sql
stable
set search_path = ''
begin atomic
    select count(*)::integer
    from public.blog_comments
    where blog_comments.post_slug = get_blog_post_comment_count.post_slug
        and blog_comments.status = 'approved';
end;

comment on function public.get_blog_post_comment_count(text) is
    'How many approved comments a post of the blog has.';

-- @section 20. Orchestrator & Monitoring
create function public.get_latest_orchestrator_report()
returns setof public.orchestrator_reports
language sql
stable
rows 1
set search_path = ''
as $$
    select orchestrator_reports.*
    from public.orchestrator_reports
    order by orchestrator_reports.cycle_number desc
    limit 1
$$;

comment on function public.get_latest_orchestrator_report() is
    'The report of the last cycle; no row before the first.';

-- @section 20. Orchestrator & Monitoring
create function public.get_table_rls_status()
returns table (schema_name text, table_name text, rls_enabled boolean, rls_forced boolean, policy_count integer)
language sql
stable
set search_path = ''
as $$
    select
        pg_namespace.nspname::text,
        pg_class.relname::text,
        pg_class.relrowsecurity,
        pg_class.relforcerowsecurity,
        (
            select count(*)::integer
            from pg_catalog.pg_policy
            where pg_policy.polrelid = pg_class.oid
        )
    from pg_catalog.pg_class
    join pg_catalog.pg_namespace on pg_namespace.oid = pg_class.relnamespace
    where pg_class.relkind in ('r', 'p')
        and pg_namespace.nspname in ('public', 'auth', 'storage')
    order by 1, 2
$$;

comment on function public.get_table_rls_status() is
    'Whether each table has row level security, and how many policies: a table without either is open or shut to everybody.';

-- @section 4. Events & Telemetry
create procedure public.ensure_event_partitions(months_ahead integer default 3)
language plpgsql
security definer
set search_path = ''
as $$
declare
    parent text;
    month_start timestamptz;
    partition text;
begin
    foreach parent in array array['telemetry_events', 'api_logs'] loop
        for month_start in
            select month at time zone 'UTC'
            from generate_series(
                date_trunc('month', now() at time zone 'UTC'),
                date_trunc('month', now() at time zone 'UTC')
                    + make_interval(months => ensure_event_partitions.months_ahead),
                interval '1 month'
            ) as month
        loop
            partition := parent || to_char(month_start at time zone 'UTC', '_YYYY_MM');

            continue when to_regclass(format('public.%I', partition)) is not null;

            execute format(
                'create table public.%I partition of public.%I for values from (%L) to (%L)',
                partition,
                parent,
                month_start,
                ((month_start at time zone 'UTC') + interval '1 month') at time zone 'UTC'
            );
            execute format('alter table public.%I enable row level security', partition);
        end loop;
    end loop;
end;
$$;

comment on procedure public.ensure_event_partitions(integer) is
    'Makes the monthly partitions of telemetry_events and api_logs for this month and those to come. To be called by a scheduled job.';
