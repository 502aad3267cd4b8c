-- The forum, the experts, and the channels a tenant talks through.

-- @section 16. Community & Social
-- @purpose The forum. Short posts of the feed are posts.
create table public.community_posts (
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    tenant_id uuid,
    category text not null default 'general',
    title text not null,
    slug public.slug not null,
    content text not null,
    tags text[] not null default '{}',
    is_pinned boolean not null default false,
    is_locked boolean not null default false,
    view_count integer not null default 0,
    search_vector tsvector generated always as (
        setweight(to_tsvector('english', title), 'A')
        || setweight(to_tsvector('english', content), 'C')
    ) stored,
    published_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint community_posts_pkey primary key (id),
    constraint community_posts_slug_key unique (slug),
    constraint community_posts_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
    constraint community_posts_tenant_id_fkey foreign key (tenant_id) references public.tenants (id) on delete cascade,
    constraint community_posts_title_check check (char_length(title) between 1 and 200),
    constraint community_posts_view_count_check check (view_count >= 0)
);

create index idx_community_posts_user_id_created_at on public.community_posts (user_id, created_at desc);

create index idx_community_posts_tenant_id_created_at on public.community_posts (tenant_id, created_at desc);

create index idx_community_posts_by_category on public.community_posts (category, is_pinned desc, published_at desc)
    where published_at is not null;

create index idx_community_posts_search_vector on public.community_posts using gin (search_vector);

create index idx_community_posts_tags on public.community_posts using gin (tags);

comment on table public.community_posts is
    'Threads of the forum: a title, a category, a text.';
comment on column public.community_posts.tenant_id is
    'Set for a thread that only this tenant sees.';
comment on column public.community_posts.published_at is
    'Null for a draft.';
comment on column public.community_posts.is_pinned is
    'True for threads that stay at the top.';
comment on column public.community_posts.is_locked is
    'True for threads that take no more replies.';
comment on column public.community_posts.search_vector is
    'Words of title and text, for searching.';

-- @section 16. Community & Social
create table public.expert_profiles (
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    headline text not null,
    expertise text[] not null default '{}',
    languages text[] not null default '{en}',
    hourly_rate numeric(8,2),
    currency public.currency_code not null default 'USD',
    available_hours public.time_range,
    is_verified boolean not null default false,
    rating numeric(2,1),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint expert_profiles_pkey primary key (id),
    constraint expert_profiles_user_id_key unique (user_id),
    constraint expert_profiles_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
    constraint expert_profiles_hourly_rate_check check (hourly_rate >= 0),
    constraint expert_profiles_rating_check check (rating between 1 and 5)
);

create index idx_expert_profiles_expertise on public.expert_profiles using gin (expertise);

comment on table public.expert_profiles is
    'Users who offer their knowledge, with what they know and when they can be had.';
comment on column public.expert_profiles.available_hours is
    'Time of day, in the time zone of the profile.';
comment on column public.expert_profiles.is_verified is
    'Set by an admin who has checked.';
comment on column public.expert_profiles.expertise is
    'Fields that the expert knows.';
comment on column public.expert_profiles.rating is
    'Mean of the ratings; null while there are none.';

-- @section 16. Community & Social
create table public.communication_channels (
    id uuid not null default gen_random_uuid(),
    tenant_id uuid not null,
    kind text not null,
    name text not null,
    config jsonb not null default '{}'::jsonb,
    secret_name text,
    is_default boolean not null default false,
    is_active boolean not null default true,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint communication_channels_pkey primary key (id),
    constraint communication_channels_tenant_id_name_key unique (tenant_id, name),
    constraint communication_channels_tenant_id_fkey foreign key (tenant_id)
        references public.tenants (id) on delete cascade,
    constraint communication_channels_kind_check check (kind in ('email', 'sms', 'slack', 'discord', 'webhook'))
);

create unique index idx_communication_channels_one_default on public.communication_channels (tenant_id, kind)
    where is_default;

comment on table public.communication_channels is
    'Ways by which a tenant reaches people, such as its mail server or its chat.';
comment on column public.communication_channels.secret_name is
    'Name of the secret in the vault.';
comment on column public.communication_channels.config is
    'What the channel needs to be reached, by its kind.';
comment on column public.communication_channels.is_default is
    'True for the channel that is taken where none is chosen.';
