-- What is used, and how much of it is allowed.

-- @section Usage tracking
create table public.team_usage_limits (
    id uuid not null default gen_random_uuid(),
    team_id uuid not null,
    resource text not null,
    limit_value bigint not null,
    used_value bigint not null default 0,
    period_start timestamptz not null default now(),
    period_end timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint team_usage_limits_pkey primary key (id),
    constraint team_usage_limits_team_id_resource_key unique (team_id, resource),
    constraint team_usage_limits_team_id_fkey foreign key (team_id) references public.teams (id) on delete cascade,
    constraint team_usage_limits_limit_value_check check (limit_value >= 0),
    constraint team_usage_limits_used_value_check check (used_value >= 0)
);

comment on table public.team_usage_limits is
    'How much of a resource a team may use in a period, and how much it has used.';
comment on column public.team_usage_limits.resource is
    'What is counted, such as "tasks", "tokens" or "storage_bytes".';
comment on column public.team_usage_limits.used_value is
    'May exceed the limit: it is the application that refuses, after the fact if need be.';

-- @section Usage tracking
create table public.user_chat_analytics (
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    total_sessions integer not null default 0,
    total_messages integer not null default 0,
    total_tokens bigint not null default 0,
    total_cost numeric not null default 0,
    favorite_model text,
    last_activity timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint user_chat_analytics_pkey primary key (id),
    constraint user_chat_analytics_user_id_key unique (user_id),
    constraint user_chat_analytics_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade
);

comment on table public.user_chat_analytics is
    'Running totals of a user''s chats, one row per user from the day the account is made.';
