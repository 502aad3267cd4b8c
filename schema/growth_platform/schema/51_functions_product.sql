-- Functions on community, events, metrics and search.

-- @section 3. Gamification & Community
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

-- @section 3. Gamification & Community
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

-- @section 3. Gamification & Community
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

-- @section 3. Gamification & Community
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

-- @section 3. Gamification & Community
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

-- @section 4. Events & Telemetry
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

-- @section 4. Events & Telemetry
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

-- @section 5. Analytics & Metrics
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

-- @section 5. Analytics & Metrics
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

-- @section 5. Analytics & Metrics
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

-- @section 5. Analytics & Metrics
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
-- @section 5. Analytics & Metrics
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

-- @section 5. Analytics & Metrics
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

-- @section 6. AI & Embeddings
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

-- @section 6. AI & Embeddings
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

-- @section 16. Community & Social
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

-- @section 19. Chat & Conversations
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
