-- name: job_runs_of_team :many
-- @title Get job runs with configuration details
-- The runs of a team's jobs, the newest first, with the job's name and that of its repository, if it has one.
-- @param $1 team_id the team
select
    jr.id,
    jr.config_id,
    jr.status,
    jr.error,
    jr.created_at,
    jr.started_at,
    jr.completed_at,
    jr.execution_attempt,
    jr.execution_number,
    jc.name as job_name,
    r.name as repository_name
from public.jobs_run as jr
join public.jobs_configuration as jc on jc.id = jr.config_id
left join public.repositories as r on r.id = jc.repository_id
where jc.team_id = $1
order by jr.created_at desc, jr.id;

-- name: start_job :one
-- @title Start a job
-- Puts a run into the queue. It takes the permission to execute jobs of the team, and a job that is active.
-- @param $1 config_id the job
-- @param $2 execution_parameters settings for this run, or null
insert into public.jobs_run (config_id, execution_parameters)
values ($1, $2)
returning id, status, queued_at;

-- name: take_next_run :one
-- @title Take the next run from the queue
-- For the workers, which run as the backend: hands out what has waited longest, to one worker only.
-- @param $1 worker_id the worker
-- @not_null $1
update public.jobs_run
set
    status = 'running',
    worker_id = $1,
    started_at = now()
where id = (
    select id
    from public.jobs_run
    where status = 'queued'
        and (scheduled_time is null or scheduled_time <= now())
    order by queued_at
    limit 1
    for update skip locked
)
returning id, config_id, execution_parameters;
