-- name: search_messages :many
-- @title Search messages by content
-- Messages in the user's own projects that contain the given words, the newest first. The search text is
-- what people type into a search box ("login bug", "login or logout", "login -css"); no input is an error.
-- @param $1 search words to look for
select
    m.id,
    m.role,
    m.content,
    m.created_at,
    p.title as project_title
from public.messages as m
join public.projects as p on p.id = m.project_id
where p.user_id = auth.uid()
    and to_tsvector('english', m.content::text) @@ websearch_to_tsquery('english', $1)
order by m.created_at desc;

-- name: projects_with_latest_message :many
-- @title Get project with latest message
-- The user's active projects with the last message of each: the start page. The last message is that with
-- the highest sequence number, so two messages of the same instant do not show a project twice.
select
    p.id,
    p.title,
    p.description,
    p.updated_at,
    coalesce(m.content, '{}'::jsonb) as latest_message_content,
    coalesce(m.created_at, p.created_at) as last_activity
from public.projects as p
left join lateral (
    select
        messages.content,
        messages.created_at
    from public.messages
    where messages.project_id = p.id
    order by messages.sequence_number desc
    limit 1
) as m on true
where p.user_id = auth.uid()
    and p.status = 'active'
order by p.updated_at desc;

-- name: save_message :exec
-- @title Call save message function
-- Saves a message and marks its project as changed, in one step.
-- @param $1 project_id the project
-- @param $2 role user or assistant
-- @param $3 content the message
-- @param $4 sequence_number place in the chat; a message already there is replaced
select public.save_message_and_update_project(
    project_id_param => $1,
    role_param => $2,
    content_param => $3,
    sequence_number_param => $4
);
