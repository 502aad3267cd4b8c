-- Questions about the course, and the answers.

-- @section PUBLIC Schema (Application Layer)
create table public.conversations (
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    title varchar,
    created_at timestamptz default now(),
    updated_at timestamptz default now(),
    is_active boolean default true,
    constraint conversations_pkey primary key (id),
    constraint conversations_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade
);

comment on table public.conversations is
    'Chats of a user with the course''s assistant.';
comment on column public.conversations.id is
    'Id of the chat.';
comment on column public.conversations.user_id is
    'Whose chat it is; nobody else sees it.';
comment on column public.conversations.title is
    'What it is about; null until there is something to go by.';
comment on column public.conversations.created_at is
    'When it began.';
comment on column public.conversations.updated_at is
    'Latest message, or change of the row.';
comment on column public.conversations.is_active is
    'Shown in the list; the user can put it away.';

-- the list of chats, the latest first
create index idx_conversations_user_id_updated_at on public.conversations (user_id, updated_at desc);

-- @section PUBLIC Schema (Application Layer)
create table public.messages (
    id uuid not null default gen_random_uuid(),
    conversation_id uuid not null,
    role varchar not null,
    content text not null,
    metadata jsonb,
    created_at timestamptz default now(),
    constraint messages_pkey primary key (id),
    constraint messages_conversation_id_fkey foreign key (conversation_id)
        references public.conversations (id) on delete cascade,
    constraint messages_role_check check (role in ('user', 'assistant'))
);

comment on table public.messages is
    'What was said in a chat. By far the fastest growing table, next to usage_logs.';
comment on column public.messages.id is
    'Id of the message.';
comment on column public.messages.conversation_id is
    'Chat it was said in.';
comment on column public.messages.role is
    'Who said it: user or assistant.';
comment on column public.messages.content is
    'What was said.';
comment on column public.messages.metadata is
    'What else is known, such as the sources of an answer.';
comment on column public.messages.created_at is
    'When it was said.';

create index idx_messages_conversation_id_created_at on public.messages (conversation_id, created_at);
