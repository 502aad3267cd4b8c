-- Chat outside of projects, the counting of usage, and keys for programs.

create table public.chat_sessions (
    id uuid not null default gen_random_uuid(),
    session_id text not null,
    user_id uuid not null,
    team_id uuid,
    title text,
    status text not null default 'active',
    message_count integer not null default 0,
    model text,
    template text,
    s3_metadata_key text,
    s3_messages_key text,
    total_tokens integer not null default 0,
    estimated_cost numeric not null default 0,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    last_activity timestamptz not null default now(),
    constraint chat_sessions_pkey primary key (id),
    constraint chat_sessions_session_id_key unique (session_id),
    constraint chat_sessions_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
    constraint chat_sessions_team_id_fkey foreign key (team_id) references public.teams (id) on delete set null,
    constraint chat_sessions_message_count_check check (message_count >= 0),
    constraint chat_sessions_total_tokens_check check (total_tokens >= 0)
);

create index idx_chat_sessions_user_id on public.chat_sessions (user_id);

create index idx_chat_sessions_team_id on public.chat_sessions (team_id);

comment on table public.chat_sessions is
    'One conversation with a model: title, running totals, and where its history is kept.';

comment on column public.chat_sessions.session_id is
    'The client''s own name for the session. Other tables refer to id.';

comment on column public.chat_sessions.s3_messages_key is
    'Key of the full message log in object storage.';

comment on column public.chat_sessions.estimated_cost is
    'Sum over all calls, in US dollars.';

create table public.chat_message_cache (
    id uuid not null default gen_random_uuid(),
    session_id uuid not null,
    message_id text not null,
    role text not null,
    content text not null,
    content_hash text not null,
    model text,
    template text,
    token_count integer,
    execution_time_ms integer,
    created_at timestamptz not null default now(),
    content_vector tsvector generated always as (to_tsvector('english', content)) stored,
    constraint chat_message_cache_pkey primary key (id),
    constraint chat_message_cache_session_id_message_id_key unique (session_id, message_id),
    constraint chat_message_cache_session_id_fkey foreign key (session_id) references public.chat_sessions (id) on delete cascade
);

create index idx_chat_message_cache_content_vector on public.chat_message_cache using gin (content_vector);

comment on table public.chat_message_cache is
    'Recent messages of chat sessions, kept for search. It can be rebuilt from object storage.';

comment on column public.chat_message_cache.session_id is
    'The row of chat_sessions (its id, not its session_id).';

comment on column public.chat_message_cache.content_hash is
    'Tells whether the stored message has changed since.';

comment on column public.chat_message_cache.content_vector is
    'The words of the content for full-text search; the server keeps it up to date.';

create table public.conversation_threads (
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    title text not null,
    summary text,
    message_count integer not null default 0,
    is_archived boolean not null default false,
    last_message_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint conversation_threads_pkey primary key (id),
    constraint conversation_threads_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
    constraint conversation_threads_message_count_check check (message_count >= 0)
);

create index idx_conversation_threads_user_id on public.conversation_threads (user_id);

comment on table public.conversation_threads is
    'A topic the user comes back to, over any number of sessions.';

comment on column public.conversation_threads.summary is
    'What has been settled so far, written by the model to start the next session with.';

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

create table public.api_keys (
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    name text not null,
    key_prefix text not null,
    key_hash text not null,
    scopes text[] not null default '{}',
    last_used_at timestamptz,
    expires_at timestamptz,
    revoked_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint api_keys_pkey primary key (id),
    constraint api_keys_key_hash_key unique (key_hash),
    constraint api_keys_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
    constraint api_keys_name_check check (char_length(name) >= 1)
);

create index idx_api_keys_user_id on public.api_keys (user_id);

comment on table public.api_keys is
    'Keys a user has made for programs. The key itself is shown once and not stored.';

comment on column public.api_keys.key_prefix is
    'First characters of the key, to tell one from another in a list.';

comment on column public.api_keys.key_hash is
    'SHA-256 of the key, in hex.';

comment on column public.api_keys.expires_at is
    'Null for a key that does not expire.';

-- Triggers

create trigger update_chat_sessions_updated_at
    before update on public.chat_sessions
    for each row
    execute function public.update_updated_at_column();

create trigger update_conversation_threads_updated_at
    before update on public.conversation_threads
    for each row
    execute function public.update_updated_at_column();

create trigger update_team_usage_limits_updated_at
    before update on public.team_usage_limits
    for each row
    execute function public.update_updated_at_column();

create trigger update_api_keys_updated_at
    before update on public.api_keys
    for each row
    execute function public.update_updated_at_column();

-- Row level security

alter table public.chat_sessions enable row level security;

alter table public.chat_message_cache enable row level security;

alter table public.conversation_threads enable row level security;

create policy "Users can view their own and their teams' chat sessions" on public.chat_sessions
    for select
    using (auth.uid() = user_id or public.is_team_member(team_id));

create policy "Users can insert their own chat sessions" on public.chat_sessions
    for insert
    with check (auth.uid() = user_id and (team_id is null or public.is_team_member(team_id)));

create policy "Users can update their own chat sessions" on public.chat_sessions
    for update
    using (auth.uid() = user_id)
    with check (auth.uid() = user_id and (team_id is null or public.is_team_member(team_id)));

create policy "Users can delete their own chat sessions" on public.chat_sessions
    for delete
    using (auth.uid() = user_id);

create policy "Cached messages are visible with their session" on public.chat_message_cache
    for select
    using (
        exists (
            select 1
            from public.chat_sessions
            where chat_sessions.id = chat_message_cache.session_id
        )
    );

create policy "Users can manage cached messages of their own sessions" on public.chat_message_cache
    for all
    using (
        exists (
            select 1
            from public.chat_sessions
            where chat_sessions.id = chat_message_cache.session_id
                and chat_sessions.user_id = auth.uid()
        )
    );

create policy "Users can manage their own conversation threads" on public.conversation_threads
    for all
    using (auth.uid() = user_id);

alter table public.team_usage_limits enable row level security;

create policy "Team members can view usage limits" on public.team_usage_limits
    for select
    using (public.is_team_member(team_id));

alter table public.api_keys enable row level security;

create policy "Users can view their own api keys" on public.api_keys
    for select
    using (auth.uid() = user_id);

create policy "Users can insert their own api keys" on public.api_keys
    for insert
    with check (auth.uid() = user_id);

create policy "Users can update their own api keys" on public.api_keys
    for update
    using (auth.uid() = user_id);

create policy "Users can delete their own api keys" on public.api_keys
    for delete
    using (auth.uid() = user_id);

-- Grants

grant select, insert, update, delete on table public.chat_sessions to authenticated;

grant select, insert, update, delete on table public.chat_message_cache to authenticated;

grant select, insert, update, delete on table public.conversation_threads to authenticated;

grant select on table public.team_usage_limits to authenticated;

grant select, insert, update, delete on table public.api_keys to authenticated;

grant all on table public.chat_sessions to service_role;

grant all on table public.chat_message_cache to service_role;

grant all on table public.conversation_threads to service_role;

grant all on table public.team_usage_limits to service_role;

grant all on table public.api_keys to service_role;
