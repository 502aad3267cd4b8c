-- Chats can be put away, come up when something is said in them, and take their messages with them when they
-- are deleted. Roles other than the two are refused from now on: there were none.

alter table public.conversations
    add column is_active boolean default true;

comment on column public.conversations.is_active is
    'Shown in the list; the user can put it away.';

grant update (is_active) on table public.conversations to authenticated;

alter table public.messages
    drop constraint messages_conversation_id_fkey,
    add constraint messages_conversation_id_fkey foreign key (conversation_id)
        references public.conversations (id) on delete cascade;

alter table public.messages
    add constraint messages_role_check check (role in ('user', 'assistant')) not valid;

alter table public.messages
    validate constraint messages_role_check;

-- reading a chat in order no longer sorts

drop index public.idx_messages_conversation_id;

create index idx_messages_conversation_id_created_at on public.messages (conversation_id, created_at);

create function public.touch_conversation()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
    update public.conversations
    set updated_at = now()
    where id = new.conversation_id;

    return null;
end;
$$;

comment on function public.touch_conversation() is
    'Trigger function: moves a chat to the top of the list when something is said in it.';

create trigger touch_conversation_of_message
    after insert on public.messages
    for each row
    execute function public.touch_conversation();

-- Runs with the reader's rights: users see their own days, admins everybody's.
create view public.daily_usage with (security_invoker = true) as
select
    (created_at at time zone 'utc')::date as day,
    user_id,
    count(*) as questions,
    coalesce(sum(tokens_used), 0) as tokens_used,
    round(avg(response_time_ms)) as average_response_time_ms
from public.usage_logs
group by 1, 2;

comment on view public.daily_usage is
    'Questions, tokens and waiting time by user and day (UTC).';

comment on column public.daily_usage.day is
    'The day, from midnight to midnight in UTC.';

comment on column public.daily_usage.user_id is
    'Who asked.';

comment on column public.daily_usage.questions is
    'How many questions.';

comment on column public.daily_usage.tokens_used is
    'Tokens they took altogether.';

comment on column public.daily_usage.average_response_time_ms is
    'How long an answer took, on average.';

grant select on table public.daily_usage to authenticated;

grant all on table public.daily_usage to service_role;
