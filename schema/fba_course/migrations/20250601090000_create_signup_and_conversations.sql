-- Invitations, and chats with their messages.

comment on schema public is
    'Application layer: what the course itself keeps.';

create table public.signup_codes (
    id uuid not null default gen_random_uuid(),
    code varchar not null,
    expires_at timestamptz,
    used_by uuid,
    used_at timestamptz,
    created_by uuid,
    created_at timestamptz default now(),
    constraint signup_codes_pkey primary key (id),
    constraint signup_codes_code_key unique (code),
    constraint signup_codes_used_by_fkey foreign key (used_by) references auth.users (id) on delete set null,
    constraint signup_codes_created_by_fkey foreign key (created_by) references auth.users (id) on delete set null
);

comment on table public.signup_codes is
    'Invitation codes. One lets one person in; what it says about admins, that person becomes.';

comment on column public.signup_codes.id is
    'Key of the code.';

comment on column public.signup_codes.code is
    'What the invited person types in.';

comment on column public.signup_codes.expires_at is
    'Good until then; null means for good.';

comment on column public.signup_codes.used_by is
    'Who used it; null while nobody has, or when that account is gone.';

comment on column public.signup_codes.used_at is
    'When it was used; null while nobody has.';

comment on column public.signup_codes.created_by is
    'Admin who made it; null for the first ones, or when that account is gone.';

comment on column public.signup_codes.created_at is
    'When it was made.';

create index idx_signup_codes_used_by on public.signup_codes (used_by);

create index idx_signup_codes_created_by on public.signup_codes (created_by);

create table public.conversations (
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    title varchar,
    created_at timestamptz default now(),
    updated_at timestamptz default now(),
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

-- the list of chats, the latest first
create index idx_conversations_user_id_updated_at on public.conversations (user_id, updated_at desc);

create table public.messages (
    id uuid not null default gen_random_uuid(),
    conversation_id uuid not null,
    role varchar not null,
    content text not null,
    metadata jsonb,
    created_at timestamptz default now(),
    constraint messages_pkey primary key (id),
    constraint messages_conversation_id_fkey foreign key (conversation_id) references public.conversations (id)
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

create index idx_messages_conversation_id on public.messages (conversation_id);

create function public.set_updated_at()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
    new.updated_at := now();
    return new;
end;
$$;

comment on function public.set_updated_at() is
    'Trigger function: stamps the row with the time of the change.';

create function public.redeem_signup_code(code_param text)
returns boolean
language plpgsql
security definer
set search_path = ''
as $$
begin
    if auth.uid() is null then
        raise exception 'only a signed-in user can redeem a code'
            using errcode = 'insufficient_privilege';
    end if;

    -- one statement, so that of two people with the same code one comes too late
    update public.signup_codes
    set
        used_by = auth.uid(),
        used_at = now()
    where code = code_param
        and used_at is null
        and (expires_at is null or expires_at > now());

    return found;
end;
$$;

comment on function public.redeem_signup_code(text) is
    'Uses an invitation code for the signed-in user. False if there is no such code, or it was used or has expired: which of these, is not told.';

create function public.has_signed_up()
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
    select exists (
        select 1
        from public.signup_codes
        where signup_codes.used_by = auth.uid()
    )
$$;

comment on function public.has_signed_up() is
    'True if the signed-in user has redeemed a code. Without one an account can do nothing.';

create trigger set_conversations_updated_at
    before update on public.conversations
    for each row
    execute function public.set_updated_at();

alter table public.signup_codes enable row level security;

alter table public.conversations enable row level security;

alter table public.messages enable row level security;

create policy "Users see their conversations" on public.conversations
    for select
    using (user_id = auth.uid());

create policy "Users start conversations" on public.conversations
    for insert
    with check (user_id = auth.uid() and public.has_signed_up());

create policy "Users change their conversations" on public.conversations
    for update
    using (user_id = auth.uid());

create policy "Users delete their conversations" on public.conversations
    for delete
    using (user_id = auth.uid());

-- the subqueries see what the policies above let through
create policy "Users see the messages of their conversations" on public.messages
    for select
    using (conversation_id in (select conversations.id from public.conversations));

-- answers are written by the backend: nobody puts words into the assistant's mouth
create policy "Users write messages in their conversations" on public.messages
    for insert
    with check (
        role = 'user'
        and conversation_id in (select conversations.id from public.conversations)
    );

grant select, insert (user_id, title), update (title), delete on table public.conversations to authenticated;

grant select, insert (conversation_id, role, content, metadata) on table public.messages to authenticated;

grant all on all tables in schema public to service_role;

revoke execute on function public.has_signed_up() from public;

grant execute on function public.has_signed_up() to authenticated, service_role;

revoke execute on function public.redeem_signup_code(text) from public;

grant execute on function public.redeem_signup_code(text) to authenticated;
