-- name: conversations_of_user :many
-- @title List the user's conversations
-- Those not put away, the latest first, each with the last thing that was said.
select
    c.id,
    c.title,
    c.created_at,
    c.updated_at,
    m.role as last_role,
    m.content as last_content
from public.conversations as c
left join lateral (
    select
        messages.role,
        messages.content
    from public.messages
    where messages.conversation_id = c.id
    order by messages.created_at desc
    limit 1
) as m on true
where c.user_id = auth.uid()
    and c.is_active
order by c.updated_at desc;

-- name: messages_of_conversation :many
-- @title Read a conversation
-- @param $1 conversation_id the conversation
select
    id,
    role,
    content,
    metadata,
    created_at
from public.messages
where conversation_id = $1
order by created_at, id;

-- name: start_conversation :one
-- @title Start a conversation
-- @param $1 title what it is about, or null
insert into public.conversations (user_id, title)
values (auth.uid(), $1)
returning id;

-- name: ask :one
-- @title Ask in a conversation
-- @param $1 conversation_id the conversation
-- @param $2 content the question
insert into public.messages (conversation_id, role, content)
values ($1, 'user', $2)
returning id, created_at;
