-- Community and events. Profiles learn about experience points.

alter table public.profiles
    add column xp integer not null default 0,
    add column level integer generated always as ((1 + floor(sqrt(xp::double precision / 100)))::integer) stored,
    add column referral_code text,
    add constraint profiles_referral_code_key unique (referral_code),
    add constraint profiles_xp_check check (xp >= 0);

create index idx_profiles_xp on public.profiles (xp desc);

comment on column public.profiles.xp is
    'Experience points. Only badges and finished challenges move them; each move is passed on to the leaderboards.';

comment on column public.profiles.level is
    'Follows from xp: 100 points for level 2, 400 for level 3, 900 for level 4.';

comment on column public.profiles.referral_code is
    'What the user hands out to invite others; see generate_referral_code().';

create type public.challenge_status as enum (
    'draft',
    'open',
    'closed',
    'cancelled'
);

comment on type public.challenge_status is
    'Life of a challenge. It can be joined while it is open.';

create type public.leaderboard_period as enum (
    'all_time',
    'monthly',
    'weekly'
);

comment on type public.leaderboard_period is
    'What span of time a leaderboard adds up.';

create type public.moderation_status as enum (
    'open',
    'reviewing',
    'upheld',
    'dismissed'
);

comment on type public.moderation_status is
    'How far a report about content has come.';

create type public.notification_channel as enum (
    'in_app',
    'email',
    'push',
    'sms'
);

comment on type public.notification_channel is
    'By which way something is brought to a user''s notice.';

create table public.badges (
    id uuid not null default gen_random_uuid(),
    slug public.slug not null,
    name text not null,
    description text not null default '',
    icon_url public.web_address,
    xp_reward integer not null default 0,
    criteria jsonb not null default '{}'::jsonb,
    is_active boolean not null default true,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint badges_pkey primary key (id),
    constraint badges_slug_key unique (slug),
    constraint badges_xp_reward_check check (xp_reward >= 0)
);

comment on table public.badges is
    'Distinctions that can be earned, and what earns them.';

comment on column public.badges.xp_reward is
    'Experience points that come with the badge.';

comment on column public.badges.criteria is
    'The rule that the job awarding the badge evaluates.';

comment on column public.badges.is_active is
    'A badge that is no longer awarded stays with those who have it.';

create table public.user_badges (
    user_id uuid not null,
    badge_id uuid not null,
    reason text,
    awarded_at timestamptz not null default now(),
    constraint user_badges_pkey primary key (user_id, badge_id),
    constraint user_badges_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
    constraint user_badges_badge_id_fkey foreign key (badge_id) references public.badges (id) on delete cascade
);

create index idx_user_badges_badge_id_awarded_at on public.user_badges (badge_id, awarded_at desc);

comment on table public.user_badges is
    'Who has earned which badge, and when.';

create table public.streaks (
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    kind text not null default 'daily_visit',
    current_length integer not null default 0,
    longest_length integer not null default 0,
    last_active_on date,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint streaks_pkey primary key (id),
    constraint streaks_user_id_kind_key unique (user_id, kind),
    constraint streaks_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
    constraint streaks_current_length_check check (current_length >= 0),
    constraint streaks_longest_length_check check (longest_length >= current_length)
);

comment on table public.streaks is
    'Days in a row on which a user did something.';

comment on column public.streaks.kind is
    'What has to be done each day.';

create table public.posts (
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    tenant_id uuid,
    content text not null,
    image_urls text[] not null default '{}',
    visibility text not null default 'public',
    comment_count integer not null default 0,
    reaction_count integer not null default 0,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint posts_pkey primary key (id),
    constraint posts_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
    constraint posts_tenant_id_fkey foreign key (tenant_id) references public.tenants (id) on delete cascade,
    constraint posts_content_check check (char_length(content) between 1 and 10000),
    constraint posts_image_urls_check check (cardinality(image_urls) <= 10),
    constraint posts_visibility_check check (visibility in ('public', 'followers', 'private')),
    constraint posts_comment_count_check check (comment_count >= 0),
    constraint posts_reaction_count_check check (reaction_count >= 0)
);

create index idx_posts_user_id_created_at on public.posts (user_id, created_at desc);

create index idx_posts_tenant_id_created_at on public.posts (tenant_id, created_at desc);

create index idx_posts_public_created_at on public.posts (created_at desc)
    where visibility = 'public' and tenant_id is null;

comment on table public.posts is
    'Short posts in the feed, seen by everyone, by followers, or inside a tenant.';

comment on column public.posts.tenant_id is
    'Set for a post that only this tenant sees.';

comment on column public.posts.comment_count is
    'Kept by a trigger on comments.';

comment on column public.posts.reaction_count is
    'Kept by a trigger on reactions.';

create table public.comments (
    id uuid not null default gen_random_uuid(),
    post_id uuid not null,
    user_id uuid not null,
    parent_id uuid,
    content text not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint comments_pkey primary key (id),
    constraint comments_id_post_id_key unique (id, post_id),
    constraint comments_post_id_fkey foreign key (post_id) references public.posts (id) on delete cascade,
    constraint comments_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
    -- a reply is always under the same post as what it answers
    constraint comments_parent_id_fkey foreign key (parent_id, post_id)
        references public.comments (id, post_id) on delete cascade,
    constraint comments_content_check check (char_length(content) between 1 and 5000)
);

create index idx_comments_post_id_created_at on public.comments (post_id, created_at);

create index idx_comments_user_id on public.comments (user_id);

create index idx_comments_parent_id on public.comments (parent_id);

comment on table public.comments is
    'Replies to posts, and replies to replies.';

comment on column public.comments.parent_id is
    'The comment that is answered; null for an answer to the post itself.';

create table public.reactions (
    post_id uuid not null,
    user_id uuid not null,
    emoji text not null,
    created_at timestamptz not null default now(),
    constraint reactions_pkey primary key (post_id, user_id, emoji),
    constraint reactions_post_id_fkey foreign key (post_id) references public.posts (id) on delete cascade,
    constraint reactions_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
    constraint reactions_emoji_check check (char_length(emoji) between 1 and 16)
);

create index idx_reactions_user_id on public.reactions (user_id);

comment on table public.reactions is
    'Emoji that users put on posts, each at most once.';

create table public.journal_entries (
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    heading text,
    content text not null,
    mood smallint,
    entry_date date not null default current_date,
    tags text[] not null default '{}',
    is_shared boolean not null default false,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint journal_entries_pkey primary key (id),
    constraint journal_entries_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
    constraint journal_entries_mood_check check (mood between 1 and 5)
);

create index idx_journal_entries_user_id_entry_date on public.journal_entries (user_id, entry_date desc);

create index idx_journal_entries_tags on public.journal_entries using gin (tags);

comment on table public.journal_entries is
    'A user''s diary. Nobody else reads it, unless the user shares an entry.';

comment on column public.journal_entries.mood is
    'From 1, bad, to 5, splendid.';

comment on column public.journal_entries.is_shared is
    'Followers may read a shared entry.';

alter table public.journal_entries replica identity full;

create table public.challenges (
    id uuid not null default gen_random_uuid(),
    slug public.slug not null,
    title text not null,
    description text not null default '',
    status public.challenge_status not null default 'draft',
    goal_metric text not null,
    goal_value numeric not null,
    xp_reward integer not null default 0,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    created_by uuid,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint challenges_pkey primary key (id),
    constraint challenges_slug_key unique (slug),
    constraint challenges_created_by_fkey foreign key (created_by) references auth.users (id) on delete set null,
    constraint challenges_goal_value_check check (goal_value > 0),
    constraint challenges_xp_reward_check check (xp_reward >= 0),
    constraint challenges_ends_at_check check (ends_at > starts_at)
);

create index idx_challenges_status_starts_at on public.challenges (status, starts_at);

create index idx_challenges_created_by on public.challenges (created_by);

comment on table public.challenges is
    'Things to achieve within a time, alone or against others.';

comment on column public.challenges.goal_metric is
    'What is measured, such as "journal_entries".';

create table public.challenge_participants (
    challenge_id uuid not null,
    user_id uuid not null,
    progress numeric not null default 0,
    joined_at timestamptz not null default now(),
    completed_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint challenge_participants_pkey primary key (challenge_id, user_id),
    constraint challenge_participants_challenge_id_fkey foreign key (challenge_id)
        references public.challenges (id) on delete cascade,
    constraint challenge_participants_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
    constraint challenge_participants_progress_check check (progress >= 0)
);

create index idx_challenge_participants_user_id on public.challenge_participants (user_id);

comment on table public.challenge_participants is
    'Who takes part in a challenge, and how far they are.';

comment on column public.challenge_participants.completed_at is
    'Set once, when the goal is reached; the reward comes with it.';

create table public.leaderboard_entries (
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    period public.leaderboard_period not null,
    period_start date not null,
    score integer not null default 0,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint leaderboard_entries_pkey primary key (id),
    constraint leaderboard_entries_period_period_start_user_id_key unique (period, period_start, user_id),
    constraint leaderboard_entries_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade
);

create index idx_leaderboard_entries_period_period_start_score
    on public.leaderboard_entries (period, period_start, score desc);

create index idx_leaderboard_entries_user_id on public.leaderboard_entries (user_id);

comment on table public.leaderboard_entries is
    'Points that a user gained in a span of time. The rank is worked out when a leaderboard is read.';

comment on column public.leaderboard_entries.period_start is
    'First day of the month or week; 1970-01-01 for all time.';

create table public.notifications (
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    tenant_id uuid,
    type text not null,
    channel public.notification_channel not null default 'in_app',
    title text not null,
    body text,
    link text,
    data jsonb not null default '{}'::jsonb,
    read_at timestamptz,
    created_at timestamptz not null default now(),
    constraint notifications_pkey primary key (id),
    constraint notifications_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
    constraint notifications_tenant_id_fkey foreign key (tenant_id) references public.tenants (id) on delete cascade
);

create index idx_notifications_user_id_created_at on public.notifications (user_id, created_at desc);

create index idx_notifications_tenant_id on public.notifications (tenant_id);

create index idx_notifications_unread on public.notifications (user_id, tenant_id)
    include (type, created_at)
    where read_at is null;

comment on table public.notifications is
    'What the platform has to tell a user. Listed under two headings in the overview this follows; there is one table.';

comment on column public.notifications.tenant_id is
    'The tenant it is about; null for what concerns the user alone.';

comment on column public.notifications.type is
    'Such as "comment", "badge" or "billing".';

comment on column public.notifications.read_at is
    'Null while unread.';

create table public.user_follows (
    follower_id uuid not null,
    followed_id uuid not null,
    created_at timestamptz not null default now(),
    constraint user_follows_pkey primary key (follower_id, followed_id),
    constraint user_follows_follower_id_fkey foreign key (follower_id) references auth.users (id) on delete cascade,
    constraint user_follows_followed_id_fkey foreign key (followed_id) references auth.users (id) on delete cascade,
    constraint user_follows_not_self_check check (follower_id <> followed_id)
);

create index idx_user_follows_followed_id_created_at on public.user_follows (followed_id, created_at desc);

comment on table public.user_follows is
    'Who follows whom.';

create table public.activities (
    id bigint not null generated always as identity,
    user_id uuid not null,
    tenant_id uuid,
    verb text not null,
    object_type text not null,
    object_id uuid,
    metadata jsonb not null default '{}'::jsonb,
    is_public boolean not null default true,
    created_at timestamptz not null default now(),
    constraint activities_pkey primary key (id),
    constraint activities_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
    constraint activities_tenant_id_fkey foreign key (tenant_id) references public.tenants (id) on delete cascade
);

create index idx_activities_user_id_created_at on public.activities (user_id, created_at desc);

create index idx_activities_tenant_id_created_at on public.activities (tenant_id, created_at desc);

create index idx_activities_created_at on public.activities (created_at desc);

comment on table public.activities is
    'The feed of what users did, as others read it. Written by the backend.';

comment on column public.activities.verb is
    'Such as "posted", "earned" or "joined".';

comment on column public.activities.object_id is
    'Row of the table that object_type names.';

create table public.referrals (
    id uuid not null default gen_random_uuid(),
    referrer_id uuid not null,
    referred_user_id uuid,
    code text not null,
    email public.email_address,
    status text not null default 'pending',
    rewarded_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint referrals_pkey primary key (id),
    constraint referrals_referrer_id_fkey foreign key (referrer_id) references auth.users (id) on delete cascade,
    constraint referrals_referred_user_id_fkey foreign key (referred_user_id)
        references auth.users (id) on delete set null,
    constraint referrals_status_check check (status in ('pending', 'signed_up', 'rewarded', 'expired'))
);

create index idx_referrals_referrer_id_created_at on public.referrals (referrer_id, created_at desc);

create unique index idx_referrals_one_per_account on public.referrals (referred_user_id)
    where referred_user_id is not null;

create index idx_referrals_referred_user_id on public.referrals (referred_user_id);

comment on table public.referrals is
    'Invitations, and what became of them.';

comment on column public.referrals.referred_user_id is
    'The account that came of it; null until somebody signs up.';

comment on column public.referrals.code is
    'The referrer''s code at that time.';

comment on column public.referrals.email is
    'Whom the invitation was sent to, if it was sent by mail.';

create table public.moderation_flags (
    id uuid not null default gen_random_uuid(),
    reporter_id uuid,
    content_type text not null,
    content_id uuid not null,
    reason text not null,
    details text,
    status public.moderation_status not null default 'open',
    resolved_by uuid,
    resolved_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint moderation_flags_pkey primary key (id),
    constraint moderation_flags_reporter_id_content_type_content_id_key unique (reporter_id, content_type, content_id),
    constraint moderation_flags_reporter_id_fkey foreign key (reporter_id)
        references auth.users (id) on delete set null,
    constraint moderation_flags_resolved_by_fkey foreign key (resolved_by)
        references auth.users (id) on delete set null,
    constraint moderation_flags_content_type_check check (
        content_type in ('post', 'comment', 'community_post', 'blog_comment', 'profile')
    ),
    constraint moderation_flags_resolved_at_check check (
        (status in ('upheld', 'dismissed')) = (resolved_at is not null)
    )
);

create index idx_moderation_flags_content_type_content_id on public.moderation_flags (content_type, content_id);

create index idx_moderation_flags_open on public.moderation_flags (created_at desc)
    where status in ('open', 'reviewing');

create index idx_moderation_flags_resolved_by on public.moderation_flags (resolved_by);

comment on table public.moderation_flags is
    'Reports that some content breaks the rules, and the decision.';

comment on column public.moderation_flags.content_id is
    'Row of the table that content_type tells.';

create type public.event_row as (
    idempotency_key text,
    event_name text,
    user_id uuid,
    session_id uuid,
    source text,
    properties jsonb,
    occurred_at timestamptz
);

comment on type public.event_row is
    'One element of the list that upsert_events() takes.';

create table public.sessions (
    id uuid not null default gen_random_uuid(),
    user_id uuid,
    tenant_id uuid,
    anonymous_id text,
    started_at timestamptz not null default now(),
    ended_at timestamptz,
    duration interval generated always as (ended_at - started_at) stored,
    device text,
    user_agent text,
    ip_address inet,
    referrer text,
    landing_page text,
    utm jsonb not null default '{}'::jsonb,
    created_at timestamptz not null default now(),
    constraint sessions_pkey primary key (id),
    constraint sessions_user_id_fkey foreign key (user_id) references auth.users (id) on delete set null,
    constraint sessions_tenant_id_fkey foreign key (tenant_id) references public.tenants (id) on delete set null,
    constraint sessions_ended_at_check check (ended_at >= started_at)
);

create index idx_sessions_user_id_started_at on public.sessions (user_id, started_at desc);

create index idx_sessions_open on public.sessions (started_at) where ended_at is null;

create index idx_sessions_tenant_id on public.sessions (tenant_id);

comment on table public.sessions is
    'Visits to the product, signed in or not. Not to be confused with the sign-ins that the platform keeps.';

comment on column public.sessions.anonymous_id is
    'The visitor''s own mark, before there is an account.';

comment on column public.sessions.duration is
    'Null while the visit lasts.';

comment on column public.sessions.utm is
    'Campaign parameters of the first page.';

create table public.events (
    id uuid not null default gen_random_uuid(),
    user_id uuid,
    session_id uuid,
    event_name text not null,
    source text not null default 'import',
    idempotency_key text not null,
    properties jsonb not null default '{}'::jsonb,
    occurred_at timestamptz not null default now(),
    created_at timestamptz not null default now(),
    constraint events_pkey primary key (id),
    constraint events_idempotency_key_key unique (idempotency_key),
    constraint events_user_id_fkey foreign key (user_id) references auth.users (id) on delete set null,
    constraint events_session_id_fkey foreign key (session_id) references public.sessions (id) on delete set null
);

create index idx_events_user_id_occurred_at on public.events (user_id, occurred_at desc);

create index idx_events_event_name_occurred_at on public.events (event_name, occurred_at desc);

create index idx_events_session_id on public.events (session_id);

comment on table public.events is
    'Events as they were first recorded. Importers still write it through upsert_events(); new code writes app_events.';

comment on column public.events.idempotency_key is
    'The sender''s own id for the event; sending it again updates the row.';

create table public.telemetry_events (
    id uuid not null default gen_random_uuid(),
    user_id uuid,
    tenant_id uuid,
    session_id uuid,
    event_type text not null,
    platform text not null default 'web',
    app_version text,
    payload jsonb not null default '{}'::jsonb,
    occurred_at timestamptz not null,
    created_at timestamptz not null default now(),
    constraint telemetry_events_pkey primary key (id, occurred_at),
    constraint telemetry_events_user_id_fkey foreign key (user_id) references auth.users (id) on delete set null,
    constraint telemetry_events_tenant_id_fkey foreign key (tenant_id)
        references public.tenants (id) on delete set null,
    constraint telemetry_events_platform_check check (platform in ('web', 'ios', 'android', 'desktop', 'server'))
) partition by range (occurred_at);

create index idx_telemetry_events_user_id_occurred_at on public.telemetry_events (user_id, occurred_at desc);

create index idx_telemetry_events_tenant_id_occurred_at on public.telemetry_events (tenant_id, occurred_at desc);

create index idx_telemetry_events_event_type_occurred_at on public.telemetry_events (event_type, occurred_at desc);

comment on table public.telemetry_events is
    'Measurements sent by clients, in monthly partitions that are dropped when they are old enough.';

comment on column public.telemetry_events.session_id is
    'The visit it belongs to. No foreign key: it may arrive before the session does, and outlive it.';

comment on column public.telemetry_events.created_at is
    'When it arrived.';

create table public.telemetry_events_2025_01 partition of public.telemetry_events
    for values from ('2025-01-01 00:00:00+00') to ('2025-02-01 00:00:00+00');

comment on table public.telemetry_events_2025_01 is
    'Telemetry of January 2025.';

create table public.telemetry_events_default partition of public.telemetry_events
    default;

comment on table public.telemetry_events_default is
    'Telemetry that no monthly partition takes, such as that of clocks which are wrong.';

create table public.app_events (
    id bigint not null generated always as identity,
    user_id uuid,
    tenant_id uuid,
    session_id uuid,
    event_name text not null,
    properties jsonb not null default '{}'::jsonb,
    occurred_at timestamptz not null default now(),
    created_at timestamptz not null default now(),
    constraint app_events_pkey primary key (id),
    constraint app_events_user_id_fkey foreign key (user_id) references auth.users (id) on delete set null,
    constraint app_events_tenant_id_fkey foreign key (tenant_id) references public.tenants (id) on delete cascade,
    constraint app_events_session_id_fkey foreign key (session_id) references public.sessions (id) on delete set null,
    constraint app_events_event_name_check check (event_name ~ '^[a-z][a-z0-9_]*$')
);

create index idx_app_events_user_id_occurred_at on public.app_events (user_id, occurred_at desc);

create index idx_app_events_tenant_id_created_at on public.app_events (tenant_id, created_at desc);

create index idx_app_events_event_name_occurred_at on public.app_events (event_name, occurred_at desc);

create index idx_app_events_properties on public.app_events using gin (properties jsonb_path_ops);

create index idx_app_events_nps_score on public.app_events (((properties ->> 'score')::integer), occurred_at)
    where event_name = 'nps_response';

create index idx_app_events_session_id on public.app_events (session_id);

comment on table public.app_events is
    'What users do in the product, as the product''s own code reports it. Listeners get it in real time.';

comment on column public.app_events.properties is
    'For "nps_response" the answer, 0 to 10, is under "score".';

create table public.conversion_events (
    id uuid not null default gen_random_uuid(),
    user_id uuid,
    tenant_id uuid,
    session_id uuid,
    funnel text not null,
    step text not null,
    step_number smallint not null,
    value numeric(12,2),
    currency public.currency_code,
    properties jsonb not null default '{}'::jsonb,
    occurred_at timestamptz not null default now(),
    created_at timestamptz not null default now(),
    constraint conversion_events_pkey primary key (id),
    constraint conversion_events_user_id_fkey foreign key (user_id) references auth.users (id) on delete set null,
    constraint conversion_events_tenant_id_fkey foreign key (tenant_id)
        references public.tenants (id) on delete cascade,
    constraint conversion_events_session_id_fkey foreign key (session_id)
        references public.sessions (id) on delete set null,
    constraint conversion_events_step_number_check check (step_number > 0),
    constraint conversion_events_currency_check check ((value is null) = (currency is null))
);

create index idx_conversion_events_funnel_step_number_occurred_at
    on public.conversion_events (funnel, step_number, occurred_at);

create index idx_conversion_events_user_id_occurred_at on public.conversion_events (user_id, occurred_at desc);

create index idx_conversion_events_session_id on public.conversion_events (session_id);

create index idx_conversion_events_tenant_id on public.conversion_events (tenant_id);

comment on table public.conversion_events is
    'Steps that visitors take through a funnel.';

create table public.signals (
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    tenant_id uuid,
    signal_name text not null,
    value double precision not null,
    features jsonb not null default '{}'::jsonb,
    computed_at timestamptz not null default now(),
    created_at timestamptz not null default now(),
    constraint signals_pkey primary key (id),
    constraint signals_user_id_signal_name_computed_at_key unique (user_id, signal_name, computed_at),
    constraint signals_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
    constraint signals_tenant_id_fkey foreign key (tenant_id) references public.tenants (id) on delete cascade
);

create index idx_signals_latest on public.signals (signal_name, user_id, computed_at desc) include (value);

create index idx_signals_tenant_id on public.signals (tenant_id);

comment on table public.signals is
    'Numbers worked out about a user, each a snapshot: features for models and for rules of thumb.';

comment on column public.signals.features is
    'What the number was worked out from.';

create table public.segments (
    id uuid not null default gen_random_uuid(),
    tenant_id uuid,
    slug public.slug not null,
    name text not null,
    description text,
    rules jsonb not null default '{}'::jsonb,
    is_dynamic boolean not null generated always as (rules <> '{}'::jsonb) stored,
    created_by uuid,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint segments_pkey primary key (id),
    constraint segments_tenant_id_slug_key unique nulls not distinct (tenant_id, slug),
    constraint segments_tenant_id_fkey foreign key (tenant_id) references public.tenants (id) on delete cascade,
    constraint segments_created_by_fkey foreign key (created_by) references auth.users (id) on delete set null
);

create index idx_segments_created_by on public.segments (created_by);

comment on table public.segments is
    'Groups of users, picked by a rule or by hand.';

comment on column public.segments.tenant_id is
    'Null for a segment of the whole platform.';

comment on column public.segments.rules is
    'Conditions on signals and profile fields; empty for a segment filled by hand.';

comment on column public.segments.is_dynamic is
    'Filled by its rules.';

create table public.user_segments (
    segment_id uuid not null,
    user_id uuid not null,
    score real,
    assigned_at timestamptz not null default now(),
    expires_at timestamptz,
    constraint user_segments_pkey primary key (segment_id, user_id),
    constraint user_segments_segment_id_fkey foreign key (segment_id)
        references public.segments (id) on delete cascade,
    constraint user_segments_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
    constraint user_segments_expires_at_check check (expires_at > assigned_at)
);

create index idx_user_segments_expires_at on public.user_segments (expires_at) where expires_at is not null;

create index idx_user_segments_user_id on public.user_segments (user_id);

comment on table public.user_segments is
    'Which users are in which segment at present.';

comment on column public.user_segments.score is
    'How well the user fits, when the segment grades.';

-- Triggers

create trigger update_badges_updated_at
    before update on public.badges
    for each row
    execute function public.update_updated_at_column();

create trigger update_streaks_updated_at
    before update on public.streaks
    for each row
    execute function public.update_updated_at_column();

create trigger update_posts_updated_at
    before update of content, image_urls, visibility, tenant_id on public.posts
    for each row
    execute function public.update_updated_at_column();

create trigger update_comments_updated_at
    before update on public.comments
    for each row
    execute function public.update_updated_at_column();

create trigger update_journal_entries_updated_at
    before update on public.journal_entries
    for each row
    execute function public.update_updated_at_column();

create trigger update_challenges_updated_at
    before update on public.challenges
    for each row
    execute function public.update_updated_at_column();

create trigger update_challenge_participants_updated_at
    before update on public.challenge_participants
    for each row
    execute function public.update_updated_at_column();

create trigger update_leaderboard_entries_updated_at
    before update on public.leaderboard_entries
    for each row
    execute function public.update_updated_at_column();

create trigger update_referrals_updated_at
    before update on public.referrals
    for each row
    execute function public.update_updated_at_column();

create trigger update_moderation_flags_updated_at
    before update on public.moderation_flags
    for each row
    execute function public.update_updated_at_column();

create trigger update_segments_updated_at
    before update on public.segments
    for each row
    execute function public.update_updated_at_column();

-- Row level security

alter table public.badges enable row level security;

alter table public.user_badges enable row level security;

alter table public.streaks enable row level security;

alter table public.posts enable row level security;

alter table public.comments enable row level security;

alter table public.reactions enable row level security;

alter table public.journal_entries enable row level security;

alter table public.challenges enable row level security;

alter table public.challenge_participants enable row level security;

alter table public.leaderboard_entries enable row level security;

alter table public.notifications enable row level security;

alter table public.user_follows enable row level security;

alter table public.activities enable row level security;

alter table public.referrals enable row level security;

alter table public.moderation_flags enable row level security;

alter table public.sessions enable row level security;

alter table public.events enable row level security;

alter table public.telemetry_events enable row level security;

alter table public.telemetry_events_2025_01 enable row level security;

alter table public.telemetry_events_default enable row level security;

alter table public.app_events enable row level security;

alter table public.conversion_events enable row level security;

alter table public.signals enable row level security;

alter table public.segments enable row level security;

alter table public.user_segments enable row level security;
