-- Row level security is on for every table. The description says so and gives no policy; these follow from
-- what the tables are for. The backend (service_role) is above them.

alter table public.signup_codes enable row level security;

alter table public.conversations enable row level security;

alter table public.messages enable row level security;

alter table public.usage_logs enable row level security;

alter table public.app_config enable row level security;

-- Codes: admins. Everybody else uses them by way of redeem_signup_code() and sees none.

create policy "Admins see codes" on public.signup_codes
    for select
    using (public.is_course_admin());

create policy "Admins make codes" on public.signup_codes
    for insert
    with check (public.is_course_admin() and created_by = auth.uid());

create policy "Admins withdraw unused codes" on public.signup_codes
    for delete
    using (public.is_course_admin() and used_at is null);

-- Chats: one's own. What was said stays said; deleting the chat deletes it.

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

-- Usage: one's own, and for admins everybody's. Written by the backend.

create policy "Users see their usage" on public.usage_logs
    for select
    using (user_id = auth.uid() or public.is_course_admin());

-- Settings: for all to read, for admins to change.

create policy "Users read settings" on public.app_config
    for select
    using (auth.uid() is not null);

create policy "Admins add settings" on public.app_config
    for insert
    with check (public.is_course_admin());

create policy "Admins change settings" on public.app_config
    for update
    using (public.is_course_admin());
