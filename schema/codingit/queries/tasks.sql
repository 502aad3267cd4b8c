-- All of these run as the signed-in user. The condition on user_id repeats what the policy on the table
-- enforces anyway, so that the planner may use the index and a reader need not know the policy.

-- name: tasks_of_user :many
-- @title Retrieve all tasks for a user
-- Every task of the signed-in user, the newest first: the task list.
select
    id,
    status,
    progress,
    prompt,
    repo_url,
    selected_agent,
    selected_model,
    sandbox_url,
    branch_name,
    logs,
    created_at,
    updated_at
from public.tasks
where user_id = auth.uid()
order by created_at desc;

-- name: create_task :one
-- @title Create a new task
-- Queues a task with its first log entry; the identity column makes the id.
-- @param $1 prompt what the agent is to do
-- @param $2 repo_url repository to work on, or null
-- @param $3 selected_agent provider of the agent, or null for the usual one
-- @param $4 selected_model model to use, or null to leave it to the agent
insert into public.tasks (
    user_id,
    status,
    progress,
    prompt,
    repo_url,
    selected_agent,
    selected_model,
    logs
)
values (
    auth.uid(),
    'pending',
    0,
    $1,
    $2,
    coalesce($3, 'claude'),
    $4,
    jsonb_build_array(
        jsonb_build_object(
            'id', gen_random_uuid(),
            'timestamp', now(),
            'type', 'info',
            'message', 'Task created, preparing to start'
        )
    )
)
returning id, created_at;

-- name: update_task_progress :exec
-- @title Update task progress and add log
-- Moves the progress of one task and puts a log entry behind the others. The id is a bigint; logs may be
-- null, and null || entry would stay null.
-- @param $1 id the task
-- @param $2 progress per cent done, 0 to 100
-- @param $3 log_entry JSON object with id, timestamp, type and message
update public.tasks
set
    progress = $2,
    logs = coalesce(logs, '[]'::jsonb) || jsonb_build_array($3::jsonb),
    updated_at = now()
where id = $1
    and user_id = auth.uid();

-- name: task_counts_by_status :many
-- @title Count tasks by status
-- How many tasks the user has in each state, the most frequent first: the dashboard.
select
    status,
    count(*) as count
from public.tasks
where user_id = auth.uid()
group by status
order by count desc, status;
