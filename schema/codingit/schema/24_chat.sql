-- Chat outside of projects. The full history of a session is in object storage; what is needed at hand
-- is cached here.

-- @section Chat and messaging
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

-- @section Chat and messaging
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

-- @section Chat and messaging
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
