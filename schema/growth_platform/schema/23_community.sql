-- What keeps people coming: posts, reactions, challenges, badges, ranks, and the notices about all of it.

-- @section 3. Gamification & Community
create type public.challenge_status as enum (
    'draft',
    'open',
    'closed',
    'cancelled'
);

comment on type public.challenge_status is
    'Life of a challenge. It can be joined while it is open.';

-- @section 3. Gamification & Community
create type public.leaderboard_period as enum (
    'all_time',
    'monthly',
    'weekly'
);

comment on type public.leaderboard_period is
    'What span of time a leaderboard adds up.';

-- @section 3. Gamification & Community
create type public.moderation_status as enum (
    'open',
    'reviewing',
    'upheld',
    'dismissed'
);

comment on type public.moderation_status is
    'How far a report about content has come.';

-- @section 3. Gamification & Community
create type public.notification_channel as enum (
    'in_app',
    'email',
    'push',
    'sms'
);

comment on type public.notification_channel is
    'By which way something is brought to a user''s notice.';

-- @section 3. Gamification & Community
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

-- @section 3. Gamification & Community
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
comment on column public.user_badges.reason is
    'What the badge was earned by.';

-- @section 3. Gamification & Community
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
comment on column public.streaks.current_length is
    'Days in a row up to last_active_on.';
comment on column public.streaks.longest_length is
    'The most there ever were.';

-- @section 3. Gamification & Community
-- @purpose The feed. Longer threads with a title are community_posts.
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
    search_vector tsvector generated always as (to_tsvector('english', content)) stored,
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

create index idx_posts_search_vector on public.posts using gin (search_vector);

comment on table public.posts is
    'Short posts in the feed, seen by everyone, by followers, or inside a tenant.';
comment on column public.posts.tenant_id is
    'Set for a post that only this tenant sees.';
comment on column public.posts.comment_count is
    'Kept by a trigger on comments.';
comment on column public.posts.reaction_count is
    'Kept by a trigger on reactions.';
comment on column public.posts.search_vector is
    'The words of the post, for full-text search.';
comment on column public.posts.visibility is
    'Who may see the post.';

-- @section 3. Gamification & Community
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

-- @section 3. Gamification & Community
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

-- @section 3. Gamification & Community
create table public.journal_entries (
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    title text,
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
comment on column public.journal_entries.entry_date is
    'The day that the entry is about, by the user''s calendar.';

alter table public.journal_entries replica identity full;

-- @section 3. Gamification & Community
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
comment on column public.challenges.goal_value is
    'How much of it is to be done.';
comment on column public.challenges.xp_reward is
    'Experience points for those who reach the goal.';

-- @section 3. Gamification & Community
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
comment on column public.challenge_participants.progress is
    'How far the participant is, towards the challenge''s goal.';

-- @section 3. Gamification & Community
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
comment on column public.leaderboard_entries.score is
    'Points gained in the span of time.';

-- @section 17. Notifications & Preferences
-- @section 3. Gamification & Community
-- @purpose The inbox behind the bell; sections 3 and 17 share it.
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
comment on column public.notifications.link is
    'Where the notice leads to.';

-- @section 3. Gamification & Community
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

-- @section 3. Gamification & Community
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

-- @section 3. Gamification & Community
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
comment on column public.referrals.rewarded_at is
    'When the reward was given; null until then.';

-- @section 3. Gamification & Community
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
comment on column public.moderation_flags.content_type is
    'What kind of thing is reported.';
