-- Conversations of users with agents.

-- @section 19. Chat & Conversations
create type public.message_role as enum (
    'system',
    'user',
    'assistant',
    'tool'
);

comment on type public.message_role is
    'Who speaks in a conversation.';

-- @section 19. Chat & Conversations
create table public.chat_conversations (
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    tenant_id uuid,
    agent_id uuid,
    title text,
    status text not null default 'open',
    message_count integer not null default 0,
    last_message_at timestamptz,
    metadata jsonb not null default '{}'::jsonb,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint chat_conversations_pkey primary key (id),
    constraint chat_conversations_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
    constraint chat_conversations_tenant_id_fkey foreign key (tenant_id)
        references public.tenants (id) on delete cascade,
    constraint chat_conversations_agent_id_fkey foreign key (agent_id)
        references public.ai_agents (id) on delete set null,
    constraint chat_conversations_status_check check (status in ('open', 'archived')),
    constraint chat_conversations_message_count_check check (message_count >= 0)
);

create index idx_chat_conversations_user_id_last_message_at
    on public.chat_conversations (user_id, last_message_at desc nulls last);

create index idx_chat_conversations_agent_id on public.chat_conversations (agent_id);

create index idx_chat_conversations_tenant_id on public.chat_conversations (tenant_id);

comment on table public.chat_conversations is
    'A conversation and where it stands.';
comment on column public.chat_conversations.message_count is
    'Kept by a trigger on chat_messages.';
comment on column public.chat_conversations.last_message_at is
    'When the latest message was written; conversations are listed by it.';

-- @section 19. Chat & Conversations
create table public.chat_messages (
    id bigint not null generated always as identity,
    conversation_id uuid not null,
    user_id uuid,
    role public.message_role not null default 'user',
    content text not null,
    token_count integer,
    metadata jsonb not null default '{}'::jsonb,
    created_at timestamptz not null default now(),
    constraint chat_messages_pkey primary key (id),
    constraint chat_messages_conversation_id_fkey foreign key (conversation_id)
        references public.chat_conversations (id) on delete cascade,
    constraint chat_messages_user_id_fkey foreign key (user_id) references auth.users (id) on delete set null,
    constraint chat_messages_token_count_check check (token_count >= 0)
);

create index idx_chat_messages_conversation_id_created_at_id on public.chat_messages (conversation_id, created_at, id);

create index idx_chat_messages_user_id_created_at on public.chat_messages (user_id, created_at desc);

comment on table public.chat_messages is
    'What was said, one row for each turn. Told apart by time, and by number where times are the same.';
comment on column public.chat_messages.user_id is
    'Who wrote it; null for the agent''s turns.';
comment on column public.chat_messages.role is
    'Who speaks.';

alter table public.agent_interactions
    add constraint agent_interactions_conversation_id_fkey foreign key (conversation_id)
        references public.chat_conversations (id) on delete set null;
