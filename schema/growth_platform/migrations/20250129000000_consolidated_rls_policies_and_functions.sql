-- All policies, triggers, functions and grants in one place, in place of those that the earlier steps had brought along.
-- What was defined more than once ends here in its last form.

alter table public.profiles
    add column search_name text generated always as (lower(display_name || ' ' || coalesce(username::text, ''))) stored;

create index idx_profiles_search_name on public.profiles using gin (search_name extensions.gin_trgm_ops);

comment on column public.profiles.search_name is
    'Name and handle in lower case, for the search box.';

alter table public.user_roles
    alter column role drop default,
    alter column role type public.app_role using role::public.app_role,
    alter column role set default 'user';

alter table public.ai_embeddings
    add column content_vector tsvector generated always as (to_tsvector('english', content)) stored;

create index idx_ai_embeddings_content_vector on public.ai_embeddings using gin (content_vector);

comment on column public.ai_embeddings.content_vector is
    'The words of the text, for the half of hybrid_search() that goes by words.';

alter table public.data_subjects
    add column email_hash text generated always as (encode(extensions.digest(lower(email), 'sha256'), 'hex')) stored;

create index idx_data_subjects_email_hash on public.data_subjects (email_hash);

comment on column public.data_subjects.email_hash is
    'Finds the person without showing the address.';

-- Functions
--
-- A role used to be a text.

drop function public.has_role(uuid, text);

-- Functions on accounts and tenants, and the triggers that all tables share.
--
-- Arguments are named as callers know them, often like the columns they are compared with; inside, they are written
-- with the function's name in front (is_admin.user_id), because the bare name would mean the column.
--
-- Functions marked "security definer" act with the rights of their owner and pass row level security by: they pin
-- search_path, and either check the caller or are closed to callers (80_grants.sql).

create or replace function public.update_updated_at_column()
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

create or replace function public.handle_updated_at()
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

create or replace function public.is_admin(user_id uuid)
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

create or replace function public.is_tenant_member(tenant_id uuid, user_id uuid)
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

create or replace function public.handle_new_user()
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

create function public.update_leaderboard()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
    insert into public.leaderboard_entries (user_id, period, period_start, score)
    values
        (new.user_id, 'all_time', date '1970-01-01', new.xp),
        (new.user_id, 'monthly', date_trunc('month', now())::date, new.xp - old.xp),
        (new.user_id, 'weekly', date_trunc('week', now())::date, new.xp - old.xp)
    on conflict (period, period_start, user_id) do update
    set score = case excluded.period
        when 'all_time' then excluded.score
        else leaderboard_entries.score + excluded.score
    end;

    return null;
end;
$$;

comment on function public.update_leaderboard() is
    'Trigger function: brings a change of experience points into the leaderboards, for all time, the month and the week.';

create function public.award_badge_xp()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
    update public.profiles
    set xp = profiles.xp + badges.xp_reward
    from public.badges
    where profiles.user_id = new.user_id
        and badges.id = new.badge_id
        and badges.xp_reward > 0;

    return null;
end;
$$;

comment on function public.award_badge_xp() is
    'Trigger function: a badge brings its experience points along.';

create function public.award_challenge_xp()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
    update public.profiles
    set xp = profiles.xp + challenges.xp_reward
    from public.challenges
    where profiles.user_id = new.user_id
        and challenges.id = new.challenge_id
        and challenges.xp_reward > 0;

    return null;
end;
$$;

comment on function public.award_challenge_xp() is
    'Trigger function: a finished challenge brings its experience points along.';

create function public.count_post_comments()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
    update public.posts
    set comment_count = posts.comment_count + tally.change
    from (
        select
            changed.post_id,
            (case tg_op when 'INSERT' then 1 else -1 end) * count(*)::integer as change
        from changed
        group by changed.post_id
    ) as tally
    where posts.id = tally.post_id;

    return null;
end;
$$;

comment on function public.count_post_comments() is
    'Trigger function: keeps posts.comment_count, once for each statement however many comments it adds or takes away.';

create function public.count_post_reactions()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
    update public.posts
    set reaction_count = posts.reaction_count + tally.change
    from (
        select
            changed.post_id,
            (case tg_op when 'INSERT' then 1 else -1 end) * count(*)::integer as change
        from changed
        group by changed.post_id
    ) as tally
    where posts.id = tally.post_id;

    return null;
end;
$$;

comment on function public.count_post_reactions() is
    'Trigger function: keeps posts.reaction_count.';

create function public.upsert_events(rows jsonb)
returns integer
language plpgsql
volatile
set search_path = ''
as $$
declare
    written integer;
begin
    -- of two entries with one key the later one counts
    insert into public.events (
        idempotency_key,
        event_name,
        user_id,
        session_id,
        source,
        properties,
        occurred_at
    )
    select distinct on (event.idempotency_key)
        event.idempotency_key,
        event.event_name,
        event.user_id,
        event.session_id,
        coalesce(event.source, 'import'),
        coalesce(event.properties, '{}'::jsonb),
        coalesce(event.occurred_at, now())
    from jsonb_populate_recordset(null::public.event_row, upsert_events.rows) as event
    order by event.idempotency_key, event.occurred_at desc nulls last
    on conflict (idempotency_key) do update
    set properties = events.properties || excluded.properties,
        occurred_at = excluded.occurred_at;

    get diagnostics written = row_count;

    return written;
end;
$$;

comment on function public.upsert_events(jsonb) is
    'Takes a JSON array of objects with the fields of event_row, writes them to events, and returns how many rows that made or changed. May be sent again.';

create function public.recompute_metrics_daily(start date, "end" date)
returns integer
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    -- days are those of UTC, and the last one counts
    from_time constant timestamptz := recompute_metrics_daily.start::timestamp at time zone 'UTC';
    to_time constant timestamptz := (recompute_metrics_daily."end" + 1)::timestamp at time zone 'UTC';
    written integer;
begin
    delete from public.metrics_daily
    where metrics_daily.metric_date between recompute_metrics_daily.start and recompute_metrics_daily."end"
        and metrics_daily.metric_name in ('active_users', 'events', 'new_users', 'sessions', 'conversions', 'revenue');

    insert into public.metrics_daily (metric_date, metric_name, tenant_id, value)
    select
        (app_events.occurred_at at time zone 'UTC')::date,
        'active_users',
        null,
        count(distinct app_events.user_id)
    from public.app_events
    where app_events.occurred_at >= from_time and app_events.occurred_at < to_time
    group by 1
    union all
    select
        (app_events.occurred_at at time zone 'UTC')::date,
        'active_users',
        app_events.tenant_id,
        count(distinct app_events.user_id)
    from public.app_events
    where app_events.occurred_at >= from_time and app_events.occurred_at < to_time
        and app_events.tenant_id is not null
    group by 1, 3
    union all
    select (happened.occurred_at at time zone 'UTC')::date, 'events', null, count(*)
    from (
        select app_events.occurred_at from public.app_events
        union all
        select events.occurred_at from public.events
    ) as happened
    where happened.occurred_at >= from_time and happened.occurred_at < to_time
    group by 1
    union all
    select (users.created_at at time zone 'UTC')::date, 'new_users', null, count(*)
    from auth.users
    where users.created_at >= from_time and users.created_at < to_time
    group by 1
    union all
    select (sessions.started_at at time zone 'UTC')::date, 'sessions', null, count(*)
    from public.sessions
    where sessions.started_at >= from_time and sessions.started_at < to_time
    group by 1
    union all
    select
        (conversions.converted_at at time zone 'UTC')::date,
        'conversions',
        conversions.tenant_id,
        count(*)
    from public.conversions
    where conversions.converted_at >= from_time and conversions.converted_at < to_time
    group by 1, 3
    union all
    select
        (revenue_events.occurred_at at time zone 'UTC')::date,
        'revenue',
        revenue_events.tenant_id,
        sum(revenue_events.amount)
    from public.revenue_events
    where revenue_events.occurred_at >= from_time and revenue_events.occurred_at < to_time
    group by 1, 3;

    get diagnostics written = row_count;

    refresh materialized view public.daily_active_users;

    return written;
end;
$$;

comment on function public.recompute_metrics_daily(date, date) is
    'Works the daily metrics of these days out again, both ends included, and returns how many values that gave. "end" is a reserved word: callers by name write "end" => in quotes.';

create function public.get_latest_metrics_per_source("limit" integer default 10)
returns table (source text, metric_name text, value double precision, unit text, recorded_at timestamptz)
language sql
stable
rows 100
set search_path = ''
as $$
    select latest.source, latest.metric_name, latest.value, latest.unit, latest.recorded_at
    from (
        select distinct metrics_log.source
        from public.metrics_log
    ) as origin
    cross join lateral (
        select
            metrics_log.source,
            metrics_log.metric_name,
            metrics_log.value,
            metrics_log.unit,
            metrics_log.recorded_at
        from public.metrics_log
        where metrics_log.source = origin.source
        order by metrics_log.recorded_at desc
        limit get_latest_metrics_per_source."limit"
    ) as latest
    order by latest.source, latest.recorded_at desc
$$;

comment on function public.get_latest_metrics_per_source(integer) is
    'The newest samples of the metrics log, as many for each source as asked for.';

create function public.get_metrics_trends(days_back integer default 30)
returns setof public.metric_trend
language sql
stable
set search_path = ''
as $$
    select
        span.source,
        span.metric_name,
        span.current_average,
        span.previous_average,
        round(((span.current_average - span.previous_average) / nullif(abs(span.previous_average), 0) * 100)::numeric, 2),
        span.samples
    from (
        select
            metrics_log.source,
            metrics_log.metric_name,
            avg(metrics_log.value) filter (
                where metrics_log.recorded_at >= now() - make_interval(days => get_metrics_trends.days_back)
            ) as current_average,
            avg(metrics_log.value) filter (
                where metrics_log.recorded_at < now() - make_interval(days => get_metrics_trends.days_back)
            ) as previous_average,
            count(*) as samples
        from public.metrics_log
        where metrics_log.recorded_at >= now() - make_interval(days => 2 * get_metrics_trends.days_back)
        group by metrics_log.source, metrics_log.metric_name
    ) as span
    order by span.source, span.metric_name
$$;

comment on function public.get_metrics_trends(integer) is
    'How each metric of the log did over so many days, next to as many days before.';

create function public.calculate_activation_rate(days_back integer default 30)
returns numeric
language sql
stable
security definer
set search_path = ''
as $$
    select round(100.0 * count(distinct user_activations.user_id) / nullif(count(distinct users.id), 0), 2)
    from auth.users
    left join public.user_activations on user_activations.user_id = users.id
    where users.created_at >= now() - make_interval(days => calculate_activation_rate.days_back)
$$;

comment on function public.calculate_activation_rate(integer) is
    'How many per cent of those who signed up in the last days have reached a milestone. Null when nobody signed up.';

create function public.calculate_retention_rate(days_after integer default 7, days_back integer default 30)
returns numeric
language sql
stable
security definer
set search_path = ''
as $$
    select round(100.0 * count(*) filter (where cohort.came_back) / nullif(count(*), 0), 2)
    from (
        select exists (
            select 1
            from public.sessions
            where sessions.user_id = users.id
                and sessions.started_at >= users.created_at + make_interval(days => calculate_retention_rate.days_after)
        ) as came_back
        from auth.users
        where users.created_at < now() - make_interval(days => calculate_retention_rate.days_after)
            and users.created_at >= now() - make_interval(
                days => calculate_retention_rate.days_after + calculate_retention_rate.days_back
            )
    ) as cohort
$$;

comment on function public.calculate_retention_rate(integer, integer) is
    'How many per cent still came days_after days after signing up. Looks at those who signed up in the days_back days before that, so that everyone had the time.';

-- Answers are app_events named "nps_response": there is no table for surveys.
create function public.calculate_nps(days_back integer default 90)
returns numeric
language sql
stable
security definer
set search_path = ''
as $$
    select round(
        100.0 * (count(*) filter (where answer.score >= 9) - count(*) filter (where answer.score <= 6))
            / nullif(count(*), 0),
        2
    )
    from (
        select (app_events.properties ->> 'score')::integer as score
        from public.app_events
        where app_events.event_name = 'nps_response'
            and app_events.occurred_at >= now() - make_interval(days => calculate_nps.days_back)
    ) as answer
    where answer.score between 0 and 10
$$;

comment on function public.calculate_nps(integer) is
    'Net promoter score, -100 to 100: the share of answers of 9 and 10 less that of 0 to 6. Null when nobody answered.';

create function public.update_pmf_metrics_snapshot()
returns public.pmf_metrics_snapshots
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    snapshot public.pmf_metrics_snapshots;
begin
    insert into public.pmf_metrics_snapshots (
        snapshot_date,
        activation_rate,
        retention_rate,
        nps,
        active_users,
        new_users
    )
    values (
        current_date,
        public.calculate_activation_rate(),
        public.calculate_retention_rate(),
        public.calculate_nps(),
        (
            select count(distinct sessions.user_id)
            from public.sessions
            where sessions.started_at >= now() - interval '30 days'
        ),
        (
            select count(*)
            from auth.users
            where users.created_at >= now() - interval '30 days'
        )
    )
    on conflict (snapshot_date) do update
    set activation_rate = excluded.activation_rate,
        retention_rate = excluded.retention_rate,
        nps = excluded.nps,
        active_users = excluded.active_users,
        new_users = excluded.new_users
    returning * into snapshot;

    return snapshot;
end;
$$;

comment on function public.update_pmf_metrics_snapshot() is
    'Writes today''s snapshot, or brings it up to date, and returns it.';

-- The two searches need pgvector itself: the platform layer's stand-in has no operator for distance. They are in
-- PL/pgSQL because that looks the operator up when it is called.

create function public.search_embeddings(
    query_embedding extensions.vector,
    threshold double precision default 0.7,
    count integer default 10,
    namespace text default null
)
returns table (id uuid, source_type text, source_id uuid, content text, metadata jsonb, similarity double precision)
language plpgsql
stable
set search_path = ''
as $$
#variable_conflict use_column
begin
    return query
    select
        nearest.id,
        nearest.source_type,
        nearest.source_id,
        nearest.content,
        nearest.metadata,
        1 - nearest.distance
    from (
        select
            ai_embeddings.id,
            ai_embeddings.source_type,
            ai_embeddings.source_id,
            ai_embeddings.content,
            ai_embeddings.metadata,
            (
                ai_embeddings.embedding operator(extensions.<=>) search_embeddings.query_embedding
            )::double precision as distance
        from public.ai_embeddings
        where ai_embeddings.embedding is not null
            and (search_embeddings.namespace is null or ai_embeddings.namespace = search_embeddings.namespace)
        order by ai_embeddings.embedding operator(extensions.<=>) search_embeddings.query_embedding
        limit search_embeddings.count
    ) as nearest
    where 1 - nearest.distance >= search_embeddings.threshold
    order by nearest.distance;
end;
$$;

comment on function public.search_embeddings(extensions.vector, double precision, integer, text) is
    'The texts nearest in meaning to the given vector, at most so many, none less similar (cosine, up to 1) than the threshold. Without a namespace all are searched. Shows what the caller may see.';

create function public.hybrid_search(
    query_text text,
    query_embedding extensions.vector,
    threshold double precision default 0.5,
    count integer default 10,
    namespace text default null
)
returns table (
    id uuid,
    content text,
    metadata jsonb,
    similarity double precision,
    keyword_rank real,
    score double precision
)
language plpgsql
stable
set search_path = ''
as $$
#variable_conflict use_column
begin
    return query
    with by_meaning as (
        select
            found.id,
            found.similarity,
            row_number() over (order by found.similarity desc) as place
        from public.search_embeddings(
            hybrid_search.query_embedding,
            hybrid_search.threshold,
            hybrid_search.count * 4,
            hybrid_search.namespace
        ) as found
    ),
    by_words as (
        select
            ranked.id,
            ranked.rank,
            row_number() over (order by ranked.rank desc) as place
        from (
            select
                ai_embeddings.id,
                ts_rank_cd(ai_embeddings.content_vector, websearch_to_tsquery('english', hybrid_search.query_text)) as rank
            from public.ai_embeddings
            where ai_embeddings.content_vector @@ websearch_to_tsquery('english', hybrid_search.query_text)
                and (hybrid_search.namespace is null or ai_embeddings.namespace = hybrid_search.namespace)
            order by 2 desc
            limit hybrid_search.count * 4
        ) as ranked
    )
    -- places rather than scores are added up, for the two kinds of score have no common measure
    select
        ai_embeddings.id,
        ai_embeddings.content,
        ai_embeddings.metadata,
        by_meaning.similarity,
        by_words.rank,
        (coalesce(1.0 / (60 + by_meaning.place), 0) + coalesce(1.0 / (60 + by_words.place), 0))::double precision
    from by_meaning
    full join by_words on by_words.id = by_meaning.id
    join public.ai_embeddings on ai_embeddings.id = coalesce(by_meaning.id, by_words.id)
    order by 6 desc, 1
    limit hybrid_search.count;
end;
$$;

comment on function public.hybrid_search(text, extensions.vector, double precision, integer, text) is
    'Searches by meaning and by words at once; what both find comes first.';

create function public.guard_moderator_columns()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
    if (new.is_pinned, new.is_locked) is distinct from (old.is_pinned, old.is_locked)
        and auth.role() is distinct from 'service_role'
        and not public.is_admin(auth.uid())
        and not public.has_role(auth.uid(), 'moderator')
    then
        raise exception 'only moderators pin and lock threads'
            using errcode = 'insufficient_privilege';
    end if;

    return new;
end;
$$;

comment on function public.guard_moderator_columns() is
    'Trigger function: an author may edit a thread, but neither pin nor lock it.';

create function public.count_chat_message()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
    update public.chat_conversations
    set message_count = chat_conversations.message_count + 1,
        last_message_at = new.created_at
    where chat_conversations.id = new.conversation_id;

    return null;
end;
$$;

comment on function public.count_chat_message() is
    'Trigger function: keeps the count and the time of the last message of a conversation.';

create function public.log_automation_event(
    action text,
    workflow_id uuid,
    execution_id uuid default null,
    metadata jsonb default '{}'::jsonb
)
returns uuid
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    owning_tenant_id uuid;
    entry_id uuid;
begin
    select automation_workflows.tenant_id
    into owning_tenant_id
    from public.automation_workflows
    where automation_workflows.id = log_automation_event.workflow_id;

    if owning_tenant_id is null
        or (
            not public.is_tenant_member(owning_tenant_id, auth.uid())
            and auth.role() is distinct from 'service_role'
        )
    then
        raise exception 'no workflow % that you may write about', log_automation_event.workflow_id
            using errcode = 'insufficient_privilege';
    end if;

    insert into public.audit_logs (tenant_id, user_id, action, resource_type, resource_id, metadata)
    values (
        owning_tenant_id,
        auth.uid(),
        log_automation_event.action,
        'automation_workflow',
        log_automation_event.workflow_id::text,
        log_automation_event.metadata
            || jsonb_strip_nulls(jsonb_build_object('execution_id', log_automation_event.execution_id))
    )
    returning audit_logs.id into entry_id;

    return entry_id;
end;
$$;

comment on function public.log_automation_event(text, uuid, uuid, jsonb) is
    'Notes in the audit log what an automation did, under the tenant that owns it, and returns the entry''s id.';

create function public.calculate_lead_score(lead_id uuid)
returns integer
language plpgsql
volatile
set search_path = ''
as $$
declare
    new_score integer;
begin
    select
        (case when leads.company is not null then 10 else 0 end)
        + (case when leads.job_title is not null then 10 else 0 end)
        + (case when leads.phone is not null then 5 else 0 end)
        + least(25, 5 * (
            select count(*)
            from public.lead_activities
            where lead_activities.lead_id = leads.id
                and lead_activities.occurred_at >= now() - interval '90 days'
        ))
        + (
            select greatest(-20, least(30, coalesce(sum(
                case email_interactions.interaction
                    when 'opened' then 1
                    when 'clicked' then 5
                    when 'replied' then 10
                    when 'bounced' then -10
                    when 'complained' then -20
                    when 'unsubscribed' then -20
                    else 0
                end
            ), 0)))
            from public.email_interactions
            where email_interactions.lead_id = leads.id
        )
        + least(20, 2 * (
            select coalesce(sum(lead_sessions.pages_viewed), 0)
            from public.lead_sessions
            where lead_sessions.lead_id = leads.id
                and lead_sessions.started_at >= now() - interval '30 days'
        ))
    into new_score
    from public.leads
    where leads.id = calculate_lead_score.lead_id;

    if not found then
        return null;
    end if;

    new_score := greatest(0, least(100, new_score));

    update public.leads
    set score = new_score,
        score_updated_at = now()
    where leads.id = calculate_lead_score.lead_id;

    return new_score;
end;
$$;

comment on function public.calculate_lead_score(uuid) is
    'Rates a lead from 0 to 100 by what is known of it and what it did lately, keeps the score with the lead and returns it. Null for a lead that the caller does not see.';

create function public.check_appointment_conflicts(start_time timestamptz, end_time timestamptz, organizer_id uuid)
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
    select exists (
        select 1
        from public.appointments
        where appointments.organizer_id = check_appointment_conflicts.organizer_id
            and appointments.during && tstzrange(
                check_appointment_conflicts.start_time,
                check_appointment_conflicts.end_time
            )
            and appointments.status in ('scheduled', 'confirmed')
    )
$$;

comment on function public.check_appointment_conflicts(timestamptz, timestamptz, uuid) is
    'True if the organizer is taken at some moment of that time. Says so of anybody, and no more than that.';

create function public.has_valid_consent(user_id uuid, purpose text)
returns boolean
language sql
stable
set search_path = ''
as $$
    select exists (
        select 1
        from public.privacy_consents
        where privacy_consents.user_id = has_valid_consent.user_id
            and privacy_consents.purpose = has_valid_consent.purpose
            and privacy_consents.granted
            and privacy_consents.withdrawn_at is null
            and (privacy_consents.expires_at is null or privacy_consents.expires_at > now())
    )
$$;

comment on function public.has_valid_consent(uuid, text) is
    'True if the user agreed to the purpose and the consent still holds. Users can ask about themselves only; of others they hear false.';

create function public.get_user_data_purposes(user_id uuid)
returns table (purpose text, legal_basis public.legal_basis, granted boolean, valid_until timestamptz)
language sql
stable
set search_path = ''
as $$
    select
        privacy_consents.purpose,
        'consent'::public.legal_basis,
        public.has_valid_consent(privacy_consents.user_id, privacy_consents.purpose),
        privacy_consents.expires_at
    from public.privacy_consents
    where privacy_consents.user_id = get_user_data_purposes.user_id
    union all
    (
        select distinct on (consent_records.purpose)
            consent_records.purpose,
            consent_records.legal_basis,
            consent_records.action <> 'withdrawn',
            null::timestamptz
        from public.consent_records
        join public.data_subjects on data_subjects.id = consent_records.subject_id
        where data_subjects.user_id = get_user_data_purposes.user_id
            and consent_records.legal_basis <> 'consent'
        order by consent_records.purpose, consent_records.recorded_at desc
    )
    order by 1, 2
$$;

comment on function public.get_user_data_purposes(uuid) is
    'What a user''s data is processed for, on which ground, and whether that holds at present.';

create function public.anonymize_personal_data(subject_id uuid)
returns boolean
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    subject public.data_subjects;
begin
    if auth.role() is distinct from 'service_role' and not public.is_admin(auth.uid()) then
        raise exception 'only the backend and admins anonymize people'
            using errcode = 'insufficient_privilege';
    end if;

    select data_subjects.*
    into subject
    from public.data_subjects
    where data_subjects.id = anonymize_personal_data.subject_id
        and data_subjects.anonymized_at is null
    for update;

    if not found then
        return false;
    end if;

    update public.profiles
    set username = null,
        display_name = 'Deleted user',
        avatar_url = null,
        bio = null,
        is_public = false
    where profiles.user_id = subject.user_id;

    update public.sessions
    set ip_address = null,
        user_agent = null,
        anonymous_id = null
    where sessions.user_id = subject.user_id;

    -- the same stand-in wherever a tenant holds the address, another one in each tenant
    update public.leads
    set email = extensions.uuid_generate_v5(subject.pseudonym, leads.tenant_id::text)::text || '@anonymized.invalid',
        full_name = null,
        job_title = null,
        phone = null,
        address = null,
        custom_fields = '{}'::jsonb
    where lower(leads.email) = lower(subject.email)
        and (subject.tenant_id is null or leads.tenant_id = subject.tenant_id);

    update public.email_queue
    set to_email = extensions.uuid_generate_v5(subject.pseudonym, email_queue.tenant_id::text)::text
            || '@anonymized.invalid',
        payload = '{}'::jsonb
    where lower(email_queue.to_email) = lower(subject.email)
        and (subject.tenant_id is null or email_queue.tenant_id = subject.tenant_id);

    update public.consent_records
    set evidence = '{}'::jsonb,
        ip_address = null,
        user_agent = null
    where consent_records.subject_id = subject.id;

    update public.data_subjects
    set user_id = null,
        email = null,
        full_name = null,
        anonymized_at = now()
    where data_subjects.id = subject.id;

    return true;
end;
$$;

comment on function public.anonymize_personal_data(uuid) is
    'Takes away what tells who a person is, and leaves the rows for statistics. True if there was something to do. Cannot be undone; the account itself is deleted by the sign-in service.';

create function public.handle_data_subject_access_request(subject_id uuid, request_type public.data_request_type)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    subject public.data_subjects;
    request public.data_subject_requests;
    answer jsonb;
begin
    if auth.role() is distinct from 'service_role' and not public.is_admin(auth.uid()) then
        raise exception 'only the backend and admins handle requests'
            using errcode = 'insufficient_privilege';
    end if;

    select data_subjects.*
    into subject
    from public.data_subjects
    where data_subjects.id = handle_data_subject_access_request.subject_id;

    if not found then
        raise exception 'nobody is known as data subject %', handle_data_subject_access_request.subject_id
            using errcode = 'no_data_found';
    end if;

    insert into public.data_subject_requests (subject_id, tenant_id, request_type, status, handled_by)
    values (subject.id, subject.tenant_id, handle_data_subject_access_request.request_type, 'in_progress', auth.uid())
    returning * into request;

    case handle_data_subject_access_request.request_type
        when 'access', 'portability' then
            answer := jsonb_build_object(
                'subject', to_jsonb(subject) - 'email_hash',
                'profile', (
                    select to_jsonb(profiles)
                    from public.profiles
                    where profiles.user_id = subject.user_id
                ),
                'consents', (
                    select coalesce(
                        jsonb_agg(to_jsonb(consent_records) order by consent_records.recorded_at),
                        '[]'::jsonb
                    )
                    from public.consent_records
                    where consent_records.subject_id = subject.id
                ),
                'leads', (
                    select coalesce(jsonb_agg(to_jsonb(leads) order by leads.created_at), '[]'::jsonb)
                    from public.leads
                    where lower(leads.email) = lower(subject.email)
                        and (subject.tenant_id is null or leads.tenant_id = subject.tenant_id)
                )
            );
        when 'erasure' then
            answer := jsonb_build_object('anonymized', public.anonymize_personal_data(subject.id));
        else
            -- somebody has to decide these
            return jsonb_build_object(
                'reference', request.reference,
                'status', request.status,
                'due_at', request.due_at
            );
    end case;

    -- what was handed out is not kept a second time
    update public.data_subject_requests
    set status = 'completed',
        completed_at = now(),
        result = case when data_subject_requests.request_type = 'erasure' then answer end
    where data_subject_requests.id = request.id;

    return jsonb_build_object('reference', request.reference, 'status', 'completed', 'data', answer);
end;
$$;

comment on function public.handle_data_subject_access_request(uuid, public.data_request_type) is
    'Opens a request and, where no decision is needed, answers it: the data for access and portability, anonymization for erasure. Returns the reference, the status and the answer.';

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

-- Triggers

create trigger update_leaderboard
    after update of xp on public.profiles
    for each row
    when (old.xp is distinct from new.xp)
    execute function public.update_leaderboard();

create trigger audit_user_roles
    after insert or update or delete on public.user_roles
    for each row
    execute function public.audit_row_change();

create trigger audit_tenant_members
    after insert or update or delete on public.tenant_members
    for each row
    execute function public.audit_row_change();

create constraint trigger check_tenant_has_owner
    after update or delete on public.tenant_members
    deferrable initially deferred
    for each row
    execute function public.check_tenant_has_owner();

create trigger audit_tenant_integrations
    after insert or update or delete on public.tenant_integrations
    for each row
    execute function public.audit_row_change();

create trigger award_badge_xp
    after insert on public.user_badges
    for each row
    execute function public.award_badge_xp();

create trigger count_post_comments_added
    after insert on public.comments
    referencing new table as changed
    for each statement
    execute function public.count_post_comments();

create trigger count_post_comments_removed
    after delete on public.comments
    referencing old table as changed
    for each statement
    execute function public.count_post_comments();

create trigger count_post_reactions_added
    after insert on public.reactions
    referencing new table as changed
    for each statement
    execute function public.count_post_reactions();

create trigger count_post_reactions_removed
    after delete on public.reactions
    referencing old table as changed
    for each statement
    execute function public.count_post_reactions();

create trigger award_challenge_xp
    after update of completed_at on public.challenge_participants
    for each row
    when (old.completed_at is null and new.completed_at is not null)
    execute function public.award_challenge_xp();

create trigger audit_privacy_consents
    after insert or update or delete on public.privacy_consents
    for each row
    execute function public.audit_row_change();

create trigger audit_data_subjects
    after insert or update or delete on public.data_subjects
    for each row
    execute function public.audit_row_change();

create trigger audit_data_subject_requests
    after insert or update or delete on public.data_subject_requests
    for each row
    execute function public.audit_row_change();

create trigger audit_consent_records
    after insert or update or delete on public.consent_records
    for each row
    execute function public.audit_row_change();

create trigger audit_data_processing_activities
    after insert or update or delete on public.data_processing_activities
    for each row
    execute function public.audit_row_change();

create trigger forbid_audit_log_insert
    before insert on public.audit_log
    for each statement
    execute function public.forbid_change();

create trigger forbid_audit_logs_change
    before update or delete on public.audit_logs
    for each row
    execute function public.forbid_change();

create trigger audit_security_policies
    after insert or update or delete on public.security_policies
    for each row
    execute function public.audit_row_change();

create trigger forbid_trust_ledger_roots_change
    before update or delete or truncate on public.trust_ledger_roots
    for each statement
    execute function public.forbid_change();

create trigger guard_community_post_flags
    before update of is_pinned, is_locked on public.community_posts
    for each row
    execute function public.guard_moderator_columns();

create trigger count_chat_message
    after insert on public.chat_messages
    for each row
    execute function public.count_chat_message();

-- Policies

create policy "Users can view their own account" on auth.users
    for select
    to authenticated
    using (auth.uid() = id);

create policy "Public profiles are visible to everyone" on public.profiles
    for select
    to anon, authenticated
    using (is_public = true);

create policy "Users can view their own profile" on public.profiles
    for select
    to authenticated
    using (auth.uid() = user_id);

create policy "Users can update their own profile" on public.profiles
    for update
    to authenticated
    using (auth.uid() = user_id);

create policy "Admins can manage profiles" on public.profiles
    for all
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Users can view their own roles" on public.user_roles
    for select
    to authenticated
    using (auth.uid() = user_id);

create policy "Admins can manage roles" on public.user_roles
    for all
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Users can manage their own settings" on public.user_settings
    for all
    to authenticated
    using (auth.uid() = user_id)
    with check (
        auth.uid() = user_id
        and (tenant_id is null or public.is_tenant_member(tenant_id, auth.uid()))
    );

create policy "Users can manage their own apps" on public.user_apps
    for all
    to authenticated
    using (auth.uid() = user_id);

create policy "Members can view their tenant" on public.tenants
    for select
    to authenticated
    using (public.is_tenant_member(id, auth.uid()));

create policy "Tenant admins can update their tenant" on public.tenants
    for update
    to authenticated
    using (public.get_tenant_member_role(id, auth.uid()) in ('owner', 'admin'));

create policy "Admins can manage tenants" on public.tenants
    for all
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Members can view the members of their tenants" on public.tenant_members
    for select
    to authenticated
    using (public.is_tenant_member(tenant_id, auth.uid()));

create policy "Tenant admins can add members" on public.tenant_members
    for insert
    to authenticated
    with check (
        public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin')
        and (
            role <> 'owner'
            or public.get_tenant_member_role(tenant_id, auth.uid()) = 'owner'
        )
    );

create policy "Tenant admins can change members" on public.tenant_members
    for update
    to authenticated
    using (
        public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin')
        and (
            role <> 'owner'
            or public.get_tenant_member_role(tenant_id, auth.uid()) = 'owner'
        )
    );

create policy "Tenant admins can remove members, members themselves" on public.tenant_members
    for delete
    to authenticated
    using (
        auth.uid() = user_id
        or (
            public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin')
            and (
                role <> 'owner'
                or public.get_tenant_member_role(tenant_id, auth.uid()) = 'owner'
            )
        )
    );

create policy "Admins can manage tenant members" on public.tenant_members
    for all
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Members can view usage of their tenant" on public.tenant_usage
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = tenant_usage.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Service role can manage usage" on public.tenant_usage
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Tenant admins can manage integrations of their tenant" on public.tenant_integrations
    for all
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin'));

create policy "Anyone can view badges" on public.badges
    for select
    to anon, authenticated
    using (true);

create policy "Admins can manage badges" on public.badges
    for all
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Anyone can view awarded badges" on public.user_badges
    for select
    to anon, authenticated
    using (true);

create policy "Service role can manage awarded badges" on public.user_badges
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Admins can manage awarded badges" on public.user_badges
    for all
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Users can view their own streaks" on public.streaks
    for select
    to authenticated
    using (auth.uid() = user_id);

create policy "Service role can manage streaks" on public.streaks
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Public posts are visible to everyone" on public.posts
    for select
    to anon, authenticated
    using (visibility = 'public' and tenant_id is null);

create policy "Followers can view posts for followers" on public.posts
    for select
    to authenticated
    using (
        visibility = 'followers'
        and tenant_id is null
        and exists (
            select 1
            from public.user_follows
            where user_follows.followed_id = posts.user_id
                and user_follows.follower_id = auth.uid()
        )
    );

create policy "Members can view posts in their tenant" on public.posts
    for select
    to authenticated
    using (
        visibility <> 'private'
        and exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = posts.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Users can manage their own posts" on public.posts
    for all
    to authenticated
    using (auth.uid() = user_id)
    with check (
        auth.uid() = user_id
        and (tenant_id is null or public.is_tenant_member(tenant_id, auth.uid()))
    );

create policy "Moderators can manage posts" on public.posts
    for all
    to authenticated
    using (public.has_role(auth.uid(), 'moderator') or public.is_admin(auth.uid()));

create policy "Comments are visible with their post" on public.comments
    for select
    to anon, authenticated
    using (
        exists (
            select 1
            from public.posts
            where posts.id = comments.post_id
        )
    );

create policy "Users can comment on posts they can see" on public.comments
    for insert
    to authenticated
    with check (
        auth.uid() = user_id
        and exists (
            select 1
            from public.posts
            where posts.id = comments.post_id
        )
    );

create policy "Users can update their own comments" on public.comments
    for update
    to authenticated
    using (auth.uid() = user_id);

create policy "Users can delete their own comments" on public.comments
    for delete
    to authenticated
    using (auth.uid() = user_id);

create policy "Moderators can manage comments" on public.comments
    for all
    to authenticated
    using (public.has_role(auth.uid(), 'moderator') or public.is_admin(auth.uid()));

create policy "Reactions are visible with their post" on public.reactions
    for select
    to anon, authenticated
    using (
        exists (
            select 1
            from public.posts
            where posts.id = reactions.post_id
        )
    );

create policy "Users can react to posts they can see" on public.reactions
    for insert
    to authenticated
    with check (
        auth.uid() = user_id
        and exists (
            select 1
            from public.posts
            where posts.id = reactions.post_id
        )
    );

create policy "Users can take back their own reactions" on public.reactions
    for delete
    to authenticated
    using (auth.uid() = user_id);

create policy "Followers can view shared journal entries" on public.journal_entries
    for select
    to authenticated
    using (
        is_shared = true
        and exists (
            select 1
            from public.user_follows
            where user_follows.followed_id = journal_entries.user_id
                and user_follows.follower_id = auth.uid()
        )
    );

create policy "Users can manage their own journal entries" on public.journal_entries
    for all
    to authenticated
    using (auth.uid() = user_id);

create policy "Published challenges are visible to everyone" on public.challenges
    for select
    to anon, authenticated
    using (status <> 'draft');

create policy "Admins can manage challenges" on public.challenges
    for all
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Participants are visible to everyone who is signed in" on public.challenge_participants
    for select
    to authenticated
    using (true);

create policy "Users can join open challenges" on public.challenge_participants
    for insert
    to authenticated
    with check (
        auth.uid() = user_id
        and exists (
            select 1
            from public.challenges
            where challenges.id = challenge_participants.challenge_id
                and challenges.status = 'open'
        )
    );

create policy "Users can leave challenges" on public.challenge_participants
    for delete
    to authenticated
    using (auth.uid() = user_id);

create policy "Service role can manage challenge participants" on public.challenge_participants
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Anyone can view leaderboard entries" on public.leaderboard_entries
    for select
    to anon, authenticated
    using (true);

create policy "Service role can manage leaderboard entries" on public.leaderboard_entries
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Users can view their own notifications" on public.notifications
    for select
    to authenticated
    using (auth.uid() = user_id);

create policy "Users can mark their own notifications" on public.notifications
    for update
    to authenticated
    using (auth.uid() = user_id);

create policy "Users can delete their own notifications" on public.notifications
    for delete
    to authenticated
    using (auth.uid() = user_id);

create policy "Service role can manage notifications" on public.notifications
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Follows are visible to everyone who is signed in" on public.user_follows
    for select
    to authenticated
    using (true);

create policy "Users can follow others" on public.user_follows
    for insert
    to authenticated
    with check (auth.uid() = follower_id);

create policy "Users can stop following" on public.user_follows
    for delete
    to authenticated
    using (auth.uid() = follower_id);

create policy "Public activities are visible to everyone who is signed in" on public.activities
    for select
    to authenticated
    using (is_public = true and tenant_id is null);

create policy "Users can view their own activities" on public.activities
    for select
    to authenticated
    using (auth.uid() = user_id);

create policy "Members can view activities of their tenant" on public.activities
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = activities.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Service role can manage activities" on public.activities
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Users can view their own referrals" on public.referrals
    for select
    to authenticated
    using (auth.uid() = referrer_id);

create policy "Users can invite others" on public.referrals
    for insert
    to authenticated
    with check (
        auth.uid() = referrer_id
        and status = 'pending'
        and referred_user_id is null
        and rewarded_at is null
    );

create policy "Service role can manage referrals" on public.referrals
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Users can view their own reports" on public.moderation_flags
    for select
    to authenticated
    using (auth.uid() = reporter_id);

create policy "Users can report content" on public.moderation_flags
    for insert
    to authenticated
    with check (auth.uid() = reporter_id and status = 'open');

create policy "Moderators can manage moderation flags" on public.moderation_flags
    for all
    to authenticated
    using (public.has_role(auth.uid(), 'moderator') or public.is_admin(auth.uid()));

create policy "Users can view their own sessions" on public.sessions
    for select
    to authenticated
    using (auth.uid() = user_id);

create policy "Service role can manage sessions" on public.sessions
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Users can view their own events" on public.events
    for select
    to authenticated
    using (auth.uid() = user_id);

create policy "Service role can manage events" on public.events
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Users can send their own telemetry" on public.telemetry_events
    for insert
    to authenticated
    with check (
        auth.uid() = user_id
        and (tenant_id is null or public.is_tenant_member(tenant_id, auth.uid()))
    );

create policy "Service role can manage telemetry events" on public.telemetry_events
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Users can report their own events" on public.app_events
    for insert
    to authenticated
    with check (
        auth.uid() = user_id
        and (tenant_id is null or public.is_tenant_member(tenant_id, auth.uid()))
    );

create policy "Users can view their own app events" on public.app_events
    for select
    to authenticated
    using (auth.uid() = user_id);

create policy "Tenant admins can view app events of their tenant" on public.app_events
    for select
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin'));

create policy "Service role can manage app events" on public.app_events
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Users can view their own conversion events" on public.conversion_events
    for select
    to authenticated
    using (auth.uid() = user_id);

create policy "Members can view conversion events of their tenant" on public.conversion_events
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = conversion_events.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Service role can manage conversion events" on public.conversion_events
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Users can view their own signals" on public.signals
    for select
    to authenticated
    using (auth.uid() = user_id);

create policy "Service role can manage signals" on public.signals
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Members can manage segments of their tenant" on public.segments
    for all
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin', 'member'));

create policy "Admins can manage segments" on public.segments
    for all
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Users can view their own segments" on public.user_segments
    for select
    to authenticated
    using (auth.uid() = user_id);

create policy "Members can view who is in the segments of their tenant" on public.user_segments
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.segments
            where segments.id = user_segments.segment_id
                and public.is_tenant_member(segments.tenant_id, auth.uid())
        )
    );

create policy "Admins can manage segment assignments" on public.user_segments
    for all
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Service role can manage segment assignments" on public.user_segments
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Members can view daily metrics of their tenant" on public.metrics_daily
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = metrics_daily.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Admins can view daily metrics" on public.metrics_daily
    for select
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Service role can manage daily metrics" on public.metrics_daily
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Admins can view the metrics log" on public.metrics_log
    for select
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Service role can manage the metrics log" on public.metrics_log
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Users can report their own page speed" on public.performance_metrics
    for insert
    to authenticated
    with check (auth.uid() = user_id);

create policy "Admins can view performance metrics" on public.performance_metrics
    for select
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Service role can manage performance metrics" on public.performance_metrics
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Tenant admins can view business metrics of their tenant" on public.business_metrics
    for select
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin'));

create policy "Admins can manage business metrics" on public.business_metrics
    for all
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Service role can manage business metrics" on public.business_metrics
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Admins can view system metrics" on public.system_metrics
    for select
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Service role can manage system metrics" on public.system_metrics
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Admins can view product-market-fit snapshots" on public.pmf_metrics_snapshots
    for select
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Service role can manage product-market-fit snapshots" on public.pmf_metrics_snapshots
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Users can view their own activations" on public.user_activations
    for select
    to authenticated
    using (auth.uid() = user_id);

create policy "Admins can view activations" on public.user_activations
    for select
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Service role can manage activations" on public.user_activations
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Users can find what is theirs, their tenants' and everyone's" on public.ai_embeddings
    for select
    to authenticated
    using (
        auth.uid() = user_id
        or (
            user_id is null
            and (
                tenant_id is null
                or exists (
                    select 1
                    from public.tenant_members
                    where tenant_members.tenant_id = ai_embeddings.tenant_id
                        and tenant_members.user_id = auth.uid()
                )
            )
        )
    );

create policy "Service role can manage embeddings" on public.ai_embeddings
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Signed-in users can view agents of the platform" on public.ai_agents
    for select
    to authenticated
    using (tenant_id is null and is_active = true);

create policy "Members can view agents of their tenant" on public.ai_agents
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = ai_agents.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Tenant admins can manage agents of their tenant" on public.ai_agents
    for all
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin'));

create policy "Admins can manage agents" on public.ai_agents
    for all
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Admins can view the health of models" on public.ai_health_metrics
    for select
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Service role can manage the health of models" on public.ai_health_metrics
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Users can view their own insights" on public.ai_insights
    for select
    to authenticated
    using (auth.uid() = user_id);

create policy "Users can accept or dismiss their own insights" on public.ai_insights
    for update
    to authenticated
    using (auth.uid() = user_id);

create policy "Members can view insights about their tenant" on public.ai_insights
    for select
    to authenticated
    using (
        user_id is null
        and exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = ai_insights.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Service role can manage insights" on public.ai_insights
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Users can view their own interactions with agents" on public.agent_interactions
    for select
    to authenticated
    using (auth.uid() = user_id);

create policy "Tenant admins can view interactions with agents of their tenant" on public.agent_interactions
    for select
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin'));

create policy "Service role can manage interactions with agents" on public.agent_interactions
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Public templates are visible to everyone" on public.workflow_templates
    for select
    to anon, authenticated
    using (is_public = true);

create policy "Users can manage their own templates" on public.workflow_templates
    for all
    to authenticated
    using (auth.uid() = created_by and is_public = false);

create policy "Admins can manage workflow templates" on public.workflow_templates
    for all
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Members can view automation workflows of their tenant" on public.automation_workflows
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = automation_workflows.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Members can manage automation workflows of their tenant" on public.automation_workflows
    for all
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin', 'member'));

create policy "Service role can manage automation workflows" on public.automation_workflows
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Members can view workflow definitions of their tenant" on public.workflow_definitions
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = workflow_definitions.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Members can manage workflow definitions of their tenant" on public.workflow_definitions
    for all
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin', 'member'));

create policy "Service role can manage workflow definitions" on public.workflow_definitions
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Members can view workflow executions of their tenant" on public.workflow_executions
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = workflow_executions.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Service role can manage workflow executions" on public.workflow_executions
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Steps are visible with their run" on public.workflow_steps
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.workflow_executions
            where workflow_executions.id = workflow_steps.execution_id
        )
    );

create policy "Service role can manage workflow steps" on public.workflow_steps
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Attempts are visible with their step" on public.step_executions
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.workflow_steps
            where workflow_steps.id = step_executions.step_id
        )
    );

create policy "Service role can manage step executions" on public.step_executions
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Members can view autopilot workflows of their tenant" on public.autopilot_workflows
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = autopilot_workflows.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Tenant admins can manage autopilot workflows of their tenant" on public.autopilot_workflows
    for all
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin'));

create policy "Service role can manage autopilot workflows" on public.autopilot_workflows
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Members can view lead sources of their tenant" on public.lead_sources
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = lead_sources.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Members can manage lead sources of their tenant" on public.lead_sources
    for all
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin', 'member'));

create policy "Members can view leads of their tenant" on public.leads
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = leads.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Members can manage leads of their tenant" on public.leads
    for all
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin', 'member'));

create policy "Service role can manage leads" on public.leads
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Members can view lead activities of their tenant" on public.lead_activities
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = lead_activities.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Members can manage lead activities of their tenant" on public.lead_activities
    for all
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin', 'member'));

create policy "Members can view lead sessions of their tenant" on public.lead_sessions
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = lead_sessions.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Service role can manage lead sessions" on public.lead_sessions
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Members can view lead touchpoints of their tenant" on public.lead_touchpoints
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = lead_touchpoints.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Members can manage lead touchpoints of their tenant" on public.lead_touchpoints
    for all
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin', 'member'));

create policy "Service role can manage lead touchpoints" on public.lead_touchpoints
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Members can view email templates of their tenant" on public.email_templates
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = email_templates.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Members can manage email templates of their tenant" on public.email_templates
    for all
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin', 'member'));

create policy "Members can view queued emails of their tenant" on public.email_queue
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = email_queue.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Service role can manage queued emails" on public.email_queue
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Members can view email interactions of their tenant" on public.email_interactions
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = email_interactions.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Service role can manage email interactions" on public.email_interactions
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Members can view nurturing sequences of their tenant" on public.nurturing_sequences
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = nurturing_sequences.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Members can manage nurturing sequences of their tenant" on public.nurturing_sequences
    for all
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin', 'member'));

create policy "Members can view nurturing schedules of their tenant" on public.nurturing_schedule
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = nurturing_schedule.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Members can manage nurturing schedules of their tenant" on public.nurturing_schedule
    for all
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin', 'member'));

create policy "Members can view nurturing enrollments of their tenant" on public.nurturing_enrollments
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = nurturing_enrollments.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Members can manage nurturing enrollments of their tenant" on public.nurturing_enrollments
    for all
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin', 'member'));

create policy "Service role can manage nurturing enrollments" on public.nurturing_enrollments
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Tenant admins can view the sync log of their tenant" on public.crm_sync_log
    for select
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin'));

create policy "Service role can manage the sync log" on public.crm_sync_log
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Members can view conversions of their tenant" on public.conversions
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = conversions.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Service role can manage conversions" on public.conversions
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Members can view marketing costs of their tenant" on public.marketing_costs
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = marketing_costs.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Members can manage marketing costs of their tenant" on public.marketing_costs
    for all
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin', 'member'));

create policy "Members can view campaign costs of their tenant" on public.campaign_costs
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = campaign_costs.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Members can manage campaign costs of their tenant" on public.campaign_costs
    for all
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin', 'member'));

create policy "Members can view returns on investment of their tenant" on public.roi_tracking
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = roi_tracking.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Service role can manage returns on investment" on public.roi_tracking
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Tenant admins can view revenue events of their tenant" on public.revenue_events
    for select
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin'));

create policy "Service role can manage revenue events" on public.revenue_events
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Members can view experiments of their tenant" on public.ab_tests
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = ab_tests.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Members can manage experiments of their tenant" on public.ab_tests
    for all
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin', 'member'));

create policy "Users can view their own assignments to experiments" on public.ab_test_assignments
    for select
    to authenticated
    using (auth.uid() = user_id);

create policy "Members can view assignments to experiments of their tenant" on public.ab_test_assignments
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = ab_test_assignments.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Service role can manage assignments to experiments" on public.ab_test_assignments
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Members can view conversions in experiments of their tenant" on public.ab_test_conversions
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = ab_test_conversions.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Service role can manage conversions in experiments" on public.ab_test_conversions
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Users can manage their own privacy consents" on public.privacy_consents
    for all
    to authenticated
    using (auth.uid() = user_id);

create policy "Service role can manage privacy consents" on public.privacy_consents
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Users can view their own data subjects" on public.data_subjects
    for select
    to authenticated
    using (auth.uid() = user_id);

create policy "Tenant admins can view data subjects of their tenant" on public.data_subjects
    for select
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin'));

create policy "Admins can manage data subjects" on public.data_subjects
    for all
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Service role can manage data subjects" on public.data_subjects
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "People can view their own requests" on public.data_subject_requests
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.data_subjects
            where data_subjects.id = data_subject_requests.subject_id
                and data_subjects.user_id = auth.uid()
        )
    );

create policy "Tenant admins can view data subject requests of their tenant" on public.data_subject_requests
    for select
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin'));

create policy "Admins can manage data subject requests" on public.data_subject_requests
    for all
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Service role can manage data subject requests" on public.data_subject_requests
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "People can view their own consent records" on public.consent_records
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.data_subjects
            where data_subjects.id = consent_records.subject_id
                and data_subjects.user_id = auth.uid()
        )
    );

create policy "Tenant admins can view consent records of their tenant" on public.consent_records
    for select
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin'));

create policy "Service role can manage consent records" on public.consent_records
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Members can view processing activities of their tenant" on public.data_processing_activities
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = data_processing_activities.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Tenant admins can manage processing activities of their tenant" on public.data_processing_activities
    for all
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin'));

create policy "Members can view compliance reports of their tenant" on public.compliance_reports
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = compliance_reports.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Tenant admins can manage compliance reports of their tenant" on public.compliance_reports
    for all
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin'));

create policy "Service role can manage compliance reports" on public.compliance_reports
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Members can view compliance metrics of their tenant" on public.compliance_metrics
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = compliance_metrics.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Service role can manage compliance metrics" on public.compliance_metrics
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Admins can view the old audit log" on public.audit_log
    for select
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Tenant admins can view audit logs of their tenant" on public.audit_logs
    for select
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin'));

create policy "Admins can view audit logs" on public.audit_logs
    for select
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Service role can manage audit logs" on public.audit_logs
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Tenant admins can view security events of their tenant" on public.security_events
    for select
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin'));

create policy "Admins can manage security events" on public.security_events
    for all
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Service role can manage security events" on public.security_events
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Tenant admins can view threat detections of their tenant" on public.threat_detections
    for select
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin'));

create policy "Admins can manage threat detections" on public.threat_detections
    for all
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Service role can manage threat detections" on public.threat_detections
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Admins can view failed attempts" on public.failed_attempts
    for select
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Service role can manage failed attempts" on public.failed_attempts
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Admins can view counts of failed logins" on public.failed_login_attempts
    for select
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Service role can manage counts of failed logins" on public.failed_login_attempts
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Members can view security policies of their tenant" on public.security_policies
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = security_policies.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Tenant admins can manage security policies of their tenant" on public.security_policies
    for all
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin'));

create policy "Admins can manage security policies" on public.security_policies
    for all
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Service role can manage rate limits" on public.rate_limits
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Anyone can view the roots" on public.trust_ledger_roots
    for select
    to anon, authenticated
    using (true);

create policy "Service role can add roots" on public.trust_ledger_roots
    for insert
    to service_role
    with check (auth.role() = 'service_role');

create policy "Users can manage their own guardian preferences" on public.guardian_preferences
    for all
    to authenticated
    using (auth.uid() = user_id);

create policy "Users can view their own guardian events" on public.guardian_events
    for select
    to authenticated
    using (auth.uid() = user_id);

create policy "Service role can manage guardian events" on public.guardian_events
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Anyone can view trust badges" on public.trust_badges
    for select
    to anon, authenticated
    using (true);

create policy "Admins can manage trust badges" on public.trust_badges
    for all
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Anyone can view subscription plans" on public.subscription_plans
    for select
    to anon, authenticated
    using (true);

create policy "Admins can manage subscription plans" on public.subscription_plans
    for all
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Users can view their own subscription tiers" on public.subscription_tiers
    for select
    to authenticated
    using (auth.uid() = user_id);

create policy "Admins can manage subscription tiers" on public.subscription_tiers
    for all
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Service role can manage subscription tiers" on public.subscription_tiers
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Members can view revenue streams of their tenant" on public.revenue_streams
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = revenue_streams.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Tenant admins can manage revenue streams of their tenant" on public.revenue_streams
    for all
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin'));

create policy "Anyone can view integrations" on public.integrations
    for select
    to anon, authenticated
    using (true);

create policy "Admins can manage integrations" on public.integrations
    for all
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Published items are visible to everyone" on public.marketplace_items
    for select
    to anon, authenticated
    using (status = 'published');

create policy "Authors can manage their own items until they are published" on public.marketplace_items
    for all
    to authenticated
    using (
        auth.uid() = author_id
        and status = 'draft'
        and (tenant_id is null or public.is_tenant_member(tenant_id, auth.uid()))
    );

create policy "Admins can manage marketplace items" on public.marketplace_items
    for all
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Admins can manage api services" on public.api_services
    for all
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Service role can manage api services" on public.api_services
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Members can view api usage of their tenant" on public.api_usage
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = api_usage.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Service role can manage api usage" on public.api_usage
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Tenant admins can view api logs of their tenant" on public.api_logs
    for select
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin'));

create policy "Service role can manage api logs" on public.api_logs
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Organizers can manage their own appointments" on public.appointments
    for all
    to authenticated
    using (auth.uid() = organizer_id)
    with check (
        auth.uid() = organizer_id
        and (tenant_id is null or public.is_tenant_member(tenant_id, auth.uid()))
    );

create policy "Attendees can view their appointments" on public.appointments
    for select
    to authenticated
    using (auth.uid() = attendee_id);

create policy "Members can view appointments of their tenant" on public.appointments
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = appointments.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Service role can manage appointments" on public.appointments
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Reminders are visible with their appointment" on public.appointment_reminders
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.appointments
            where appointments.id = appointment_reminders.appointment_id
        )
    );

create policy "Organizers can manage reminders" on public.appointment_reminders
    for all
    to authenticated
    using (
        exists (
            select 1
            from public.appointments
            where appointments.id = appointment_reminders.appointment_id
                and appointments.organizer_id = auth.uid()
        )
    );

create policy "Service role can manage appointment reminders" on public.appointment_reminders
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Hosts can manage their own meetings" on public.meetings
    for all
    to authenticated
    using (auth.uid() = host_id)
    with check (
        auth.uid() = host_id
        and (tenant_id is null or public.is_tenant_member(tenant_id, auth.uid()))
    );

create policy "Participants can view their meetings" on public.meetings
    for select
    to authenticated
    using (auth.uid() = any (participant_ids));

create policy "Service role can manage meetings" on public.meetings
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Notes are visible with their meeting" on public.meeting_notes
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.meetings
            where meetings.id = meeting_notes.meeting_id
        )
    );

create policy "Users can manage their own notes on meetings they can see" on public.meeting_notes
    for all
    to authenticated
    using (auth.uid() = author_id)
    with check (
        auth.uid() = author_id
        and exists (
            select 1
            from public.meetings
            where meetings.id = meeting_notes.meeting_id
        )
    );

create policy "Service role can manage meeting notes" on public.meeting_notes
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Users can manage their own design projects" on public.design_projects
    for all
    to authenticated
    using (auth.uid() = user_id)
    with check (
        auth.uid() = user_id
        and (tenant_id is null or public.is_tenant_member(tenant_id, auth.uid()))
    );

create policy "Members can view design projects of their tenant" on public.design_projects
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = design_projects.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Versions are visible with their project" on public.design_versions
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.design_projects
            where design_projects.id = design_versions.project_id
        )
    );

create policy "Users can save versions of their own projects" on public.design_versions
    for insert
    to authenticated
    with check (
        auth.uid() = created_by
        and exists (
            select 1
            from public.design_projects
            where design_projects.id = design_versions.project_id
                and design_projects.user_id = auth.uid()
        )
    );

create policy "Users can delete versions of their own projects" on public.design_versions
    for delete
    to authenticated
    using (
        exists (
            select 1
            from public.design_projects
            where design_projects.id = design_versions.project_id
                and design_projects.user_id = auth.uid()
        )
    );

create policy "Published threads are visible to everyone" on public.community_posts
    for select
    to anon, authenticated
    using (published_at <= now() and tenant_id is null);

create policy "Members can view published threads of their tenant" on public.community_posts
    for select
    to authenticated
    using (
        published_at <= now()
        and exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = community_posts.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Users can manage their own threads" on public.community_posts
    for all
    to authenticated
    using (auth.uid() = user_id)
    with check (
        auth.uid() = user_id
        and (tenant_id is null or public.is_tenant_member(tenant_id, auth.uid()))
    );

create policy "Moderators can manage threads" on public.community_posts
    for all
    to authenticated
    using (public.has_role(auth.uid(), 'moderator') or public.is_admin(auth.uid()));

create policy "Verified experts are visible to everyone" on public.expert_profiles
    for select
    to anon, authenticated
    using (is_verified = true);

create policy "Users can view their own expert profile" on public.expert_profiles
    for select
    to authenticated
    using (auth.uid() = user_id);

create policy "Users can add their own expert profile" on public.expert_profiles
    for insert
    to authenticated
    with check (auth.uid() = user_id and is_verified = false);

create policy "Users can update their own expert profile" on public.expert_profiles
    for update
    to authenticated
    using (auth.uid() = user_id);

create policy "Users can delete their own expert profile" on public.expert_profiles
    for delete
    to authenticated
    using (auth.uid() = user_id);

create policy "Service role can manage expert profiles" on public.expert_profiles
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Tenant admins can manage communication channels of their tenant" on public.communication_channels
    for all
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin'));

create policy "Service role can manage communication channels" on public.communication_channels
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Users can manage their own notification preferences" on public.notification_preferences
    for all
    to authenticated
    using (auth.uid() = user_id);

create policy "Users can manage their own push subscriptions" on public.push_subscriptions
    for all
    to authenticated
    using (auth.uid() = user_id);

create policy "Service role can manage push subscriptions" on public.push_subscriptions
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Approved comments are visible to everyone" on public.blog_comments
    for select
    to anon, authenticated
    using (status = 'approved');

create policy "Users can view their own blog comments" on public.blog_comments
    for select
    to authenticated
    using (auth.uid() = user_id);

create policy "Users can comment on the blog" on public.blog_comments
    for insert
    to authenticated
    with check (auth.uid() = user_id and status = 'pending');

create policy "Readers can comment on the blog" on public.blog_comments
    for insert
    to anon
    with check (user_id is null and status = 'pending');

create policy "Users can delete their own blog comments" on public.blog_comments
    for delete
    to authenticated
    using (auth.uid() = user_id);

create policy "Moderators can manage blog comments" on public.blog_comments
    for all
    to authenticated
    using (public.has_role(auth.uid(), 'moderator') or public.is_admin(auth.uid()));

create policy "Users can manage their own conversations" on public.chat_conversations
    for all
    to authenticated
    using (auth.uid() = user_id)
    with check (
        auth.uid() = user_id
        and (tenant_id is null or public.is_tenant_member(tenant_id, auth.uid()))
    );

create policy "Messages are visible with their conversation" on public.chat_messages
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.chat_conversations
            where chat_conversations.id = chat_messages.conversation_id
        )
    );

create policy "Users can write in their own conversations" on public.chat_messages
    for insert
    to authenticated
    with check (
        auth.uid() = user_id
        and role = 'user'
        and exists (
            select 1
            from public.chat_conversations
            where chat_conversations.id = chat_messages.conversation_id
                and chat_conversations.user_id = auth.uid()
        )
    );

create policy "Service role can manage chat messages" on public.chat_messages
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Admins can view orchestrator reports" on public.orchestrator_reports
    for select
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Service role can manage orchestrator reports" on public.orchestrator_reports
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Admins can view dependency reports" on public.dependency_reports
    for select
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Service role can manage dependency reports" on public.dependency_reports
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Admins can view cost forecasts" on public.cost_forecasts
    for select
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Service role can manage cost forecasts" on public.cost_forecasts
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Admins can view security audits" on public.security_audits
    for select
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Service role can manage security audits" on public.security_audits
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Public buckets are visible to everyone" on storage.buckets
    for select
    to anon, authenticated
    using (public = true);

create policy "Signed-in users can view buckets" on storage.buckets
    for select
    to authenticated
    using (true);

create policy "Service role can manage buckets" on storage.buckets
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Files in public buckets are visible to everyone" on storage.objects
    for select
    to anon, authenticated
    using (
        exists (
            select 1
            from storage.buckets
            where buckets.id = objects.bucket_id
                and buckets.public = true
        )
    );

create policy "Users can view files in their own folder" on storage.objects
    for select
    to authenticated
    using (auth.uid()::text = path_tokens[1]);

create policy "Users can add files to their own folder" on storage.objects
    for insert
    to authenticated
    with check (auth.uid() = owner and auth.uid()::text = split_part(name, '/', 1));

create policy "Users can update files in their own folder" on storage.objects
    for update
    to authenticated
    using (auth.uid() = owner);

create policy "Users can delete files in their own folder" on storage.objects
    for delete
    to authenticated
    using (auth.uid() = owner);

create policy "Service role can manage files" on storage.objects
    for all
    to service_role
    using (auth.role() = 'service_role');

-- Grants

grant select on table auth.users to authenticated;

grant select on table public.profiles to anon;

grant select,
    update (username, display_name, avatar_url, bio, locale, timezone, is_public)
    on table public.profiles to authenticated;

grant select, insert, update, delete on table public.user_roles to authenticated;

grant select, insert, update, delete on table public.user_settings to authenticated;

grant select, insert, update, delete on table public.user_apps to authenticated;

grant select, update (name, settings), delete on table public.tenants to authenticated;

grant select, insert, update (role), delete on table public.tenant_members to authenticated;

grant select on table public.tenant_usage to authenticated;

grant select, insert, update, delete on table public.tenant_integrations to authenticated;

grant select on table public.badges to anon;

grant select, insert, update, delete on table public.badges to authenticated;

grant select on table public.user_badges to anon;

grant select, insert, update, delete on table public.user_badges to authenticated;

grant select on table public.streaks to authenticated;

grant select on table public.posts to anon;

grant select,
    insert (user_id, tenant_id, content, image_urls, visibility),
    update (content, image_urls, visibility), delete
    on table public.posts to authenticated;

grant select on table public.comments to anon;

grant select, insert, update (content), delete on table public.comments to authenticated;

grant select on table public.reactions to anon;

grant select, insert, delete on table public.reactions to authenticated;

grant select, insert, update, delete on table public.journal_entries to authenticated;

grant select on table public.challenges to anon;

grant select, insert, update, delete on table public.challenges to authenticated;

grant select, insert (challenge_id, user_id), delete on table public.challenge_participants to authenticated;

grant select on table public.leaderboard_entries to anon;

grant select on table public.leaderboard_entries to authenticated;

grant select, update (read_at), delete on table public.notifications to authenticated;

grant select, insert, delete on table public.user_follows to authenticated;

grant select on table public.activities to authenticated;

grant select, insert on table public.referrals to authenticated;

grant select, insert, update, delete on table public.moderation_flags to authenticated;

grant select on table public.sessions to authenticated;

grant select on table public.events to authenticated;

grant insert on table public.telemetry_events to authenticated;

grant select, insert on table public.app_events to authenticated;

grant select on table public.conversion_events to authenticated;

grant select on table public.signals to authenticated;

grant select, insert, update, delete on table public.segments to authenticated;

grant select, insert, update, delete on table public.user_segments to authenticated;

grant select on table public.metrics_daily to authenticated;

grant select on table public.metrics_log to authenticated;

grant select, insert on table public.performance_metrics to authenticated;

grant select, insert, update, delete on table public.business_metrics to authenticated;

grant select on table public.system_metrics to authenticated;

grant select on table public.pmf_metrics_snapshots to authenticated;

grant select on table public.user_activations to authenticated;

grant select on table public.ai_embeddings to authenticated;

grant select, insert, update, delete on table public.ai_agents to authenticated;

grant select on table public.ai_health_metrics to authenticated;

grant select, update (status) on table public.ai_insights to authenticated;

grant select on table public.agent_interactions to authenticated;

grant select on table public.workflow_templates to anon;

grant select, insert, update, delete on table public.workflow_templates to authenticated;

grant select, insert, update, delete on table public.automation_workflows to authenticated;

grant select, insert, update, delete on table public.workflow_definitions to authenticated;

grant select on table public.workflow_executions to authenticated;

grant select on table public.workflow_steps to authenticated;

grant select on table public.step_executions to authenticated;

grant select, insert, update, delete on table public.autopilot_workflows to authenticated;

grant select, insert, update, delete on table public.lead_sources to authenticated;

grant select, insert, update, delete on table public.leads to authenticated;

grant select, insert, update, delete on table public.lead_activities to authenticated;

grant select on table public.lead_sessions to authenticated;

grant select, insert, update, delete on table public.lead_touchpoints to authenticated;

grant select, insert, update, delete on table public.email_templates to authenticated;

grant select on table public.email_queue to authenticated;

grant select on table public.email_interactions to authenticated;

grant select, insert, update, delete on table public.nurturing_sequences to authenticated;

grant select, insert, update, delete on table public.nurturing_schedule to authenticated;

grant select, insert, update, delete on table public.nurturing_enrollments to authenticated;

grant select on table public.crm_sync_log to authenticated;

grant select on table public.conversions to authenticated;

grant select, insert, update, delete on table public.marketing_costs to authenticated;

grant select, insert, update, delete on table public.campaign_costs to authenticated;

grant select on table public.roi_tracking to authenticated;

grant select on table public.revenue_events to authenticated;

grant select, insert, update, delete on table public.ab_tests to authenticated;

grant select on table public.ab_test_assignments to authenticated;

grant select on table public.ab_test_conversions to authenticated;

grant select, insert, update, delete on table public.privacy_consents to authenticated;

grant select, insert, update, delete on table public.data_subjects to authenticated;

grant select, insert, update, delete on table public.data_subject_requests to authenticated;

grant select on table public.consent_records to authenticated;

grant select, insert, update, delete on table public.data_processing_activities to authenticated;

grant select, insert, update, delete on table public.compliance_reports to authenticated;

grant select on table public.compliance_metrics to authenticated;

grant select on table public.audit_log to authenticated;

grant select on table public.audit_logs to authenticated;

grant select, insert, update, delete on table public.security_events to authenticated;

grant select, insert, update, delete on table public.threat_detections to authenticated;

grant select on table public.failed_attempts to authenticated;

grant select on table public.failed_login_attempts to authenticated;

grant select, insert, update, delete on table public.security_policies to authenticated;

grant select on table public.trust_ledger_roots to anon;

grant select on table public.trust_ledger_roots to authenticated;

grant select, insert, update, delete on table public.guardian_preferences to authenticated;

grant select on table public.guardian_events to authenticated;

grant select on table public.trust_badges to anon;

grant select, insert, update, delete on table public.trust_badges to authenticated;

grant select on table public.subscription_plans to anon;

grant select, insert, update, delete on table public.subscription_plans to authenticated;

grant select, insert, update, delete on table public.subscription_tiers to authenticated;

grant select, insert, update, delete on table public.revenue_streams to authenticated;

grant select on table public.integrations to anon;

grant select, insert, update, delete on table public.integrations to authenticated;

grant select on table public.marketplace_items to anon;

grant select, insert, update, delete on table public.marketplace_items to authenticated;

grant select, insert, update, delete on table public.api_services to authenticated;

grant select on table public.api_usage to authenticated;

grant select on table public.api_logs to authenticated;

grant select, insert, update, delete on table public.appointments to authenticated;

grant select, insert, update, delete on table public.appointment_reminders to authenticated;

grant select, insert, update, delete on table public.meetings to authenticated;

grant select, insert, update, delete on table public.meeting_notes to authenticated;

grant select, insert, update, delete on table public.design_projects to authenticated;

grant select, insert, delete on table public.design_versions to authenticated;

grant select on table public.community_posts to anon;

grant select,
    insert (user_id, tenant_id, category, title, slug, content, tags, published_at),
    update (category, title, content, tags, published_at, is_pinned, is_locked), delete
    on table public.community_posts to authenticated;

grant select on table public.expert_profiles to anon;

grant select,
    insert (user_id, headline, expertise, languages, hourly_rate, currency, available_hours),
    update (headline, expertise, languages, hourly_rate, currency, available_hours), delete
    on table public.expert_profiles to authenticated;

grant select, insert, update, delete on table public.communication_channels to authenticated;

grant select, insert, update, delete on table public.notification_preferences to authenticated;

grant select, insert, update, delete on table public.push_subscriptions to authenticated;

grant select, insert (post_slug, parent_id, author_name, content) on table public.blog_comments to anon;

grant select, insert, update (status), delete on table public.blog_comments to authenticated;

grant select, insert, update, delete on table public.chat_conversations to authenticated;

grant select, insert on table public.chat_messages to authenticated;

grant select on table public.orchestrator_reports to authenticated;

grant select on table public.dependency_reports to authenticated;

grant select on table public.cost_forecasts to authenticated;

grant select on table public.security_audits to authenticated;

grant select on table storage.buckets to anon;

grant select on table storage.buckets to authenticated;

grant select on table storage.objects to anon;

grant select, insert, update (metadata, last_accessed_at), delete on table storage.objects to authenticated;

-- What is not a plain table: the view is read under the policies of metrics_daily; the materialized views know no
-- policies and are for the backend.

grant select on public.metrics_dashboard to authenticated;

-- an admin who enters a request needs the next number

grant usage on sequence public.data_subject_request_number to authenticated;

-- The backend: everything.

grant all on all tables in schema public to service_role;

grant all on all tables in schema storage to service_role;

grant all on all tables in schema auth to service_role;

grant all on all sequences in schema public to service_role;

-- A new function is open to everyone. Close them all, then name who may.

revoke execute on all routines in schema public from public;

grant execute on all routines in schema public to service_role;

grant execute on function
    public.is_admin(uuid),
    public.has_role(uuid, public.app_role),
    public.is_tenant_member(uuid, uuid),
    public.get_tenant_member_role(uuid, uuid)
    to authenticated;

grant execute on function
    public.create_tenant(text, text, uuid),
    public.check_tenant_limit(uuid, text),
    public.search_embeddings(extensions.vector, double precision, integer, text),
    public.hybrid_search(text, extensions.vector, double precision, integer, text),
    public.log_automation_event(text, uuid, uuid, jsonb),
    public.calculate_lead_score(uuid),
    public.check_appointment_conflicts(timestamptz, timestamptz, uuid),
    public.has_valid_consent(uuid, text),
    public.get_user_data_purposes(uuid),
    public.anonymize_personal_data(uuid),
    public.handle_data_subject_access_request(uuid, public.data_request_type),
    public.get_guardian_summary(uuid, integer),
    public.get_or_create_user_settings(uuid, uuid),
    public.mark_notifications_read(uuid, uuid[]),
    public.get_unread_notification_count(uuid, uuid),
    public.get_latest_metrics_per_source(integer),
    public.get_metrics_trends(integer),
    public.get_latest_orchestrator_report()
    to authenticated;

grant execute on function public.get_blog_post_comment_count(text) to anon, authenticated;
