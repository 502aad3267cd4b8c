-- name: create_deployment :one
-- @title Ask for a deployment
-- It starts at once, or at the given time.
-- @param $1 name name of the deployment
-- @param $2 repository_id repository to deploy, one of the user's own
-- @param $3 script_ids scripts to run, in this order
-- @param $4 host_ids hosts to run them on
-- @param $5 scheduled_time when to start (UTC), or null for at once
insert into public.deployments (name, repository_id, script_ids, host_ids, schedule, scheduled_time, created_by)
values (
    $1,
    $2,
    $3,
    $4,
    case when $5::timestamp is null then 'now' else 'later' end,
    $5,
    auth.uid()
)
returning id, status, created_at;

-- name: recent_deployments :many
-- @title List the latest deployments
-- Those of the user and of colleagues, the newest first, with how many hosts they go to.
-- @param $1 max_rows how many at most
select
    d.id,
    d.name,
    d.status,
    d.created_by,
    d.created_at,
    d.started_at,
    d.completed_at,
    r.owner || '/' || r.name as repository,
    cardinality(d.host_ids) as host_count
from public.deployments as d
left join public.repositories as r on r.id = d.repository_id
order by d.created_at desc, d.id
limit $1;

-- name: deployment_hosts :many
-- @title Get the hosts of a deployment
-- In the order of host_ids; those that were deleted in the meantime are left out.
-- @param $1 deployment_id the deployment
select
    h.id,
    h.name,
    h.type,
    h.ip,
    h.port,
    h.status
from public.deployments as d
cross join lateral unnest(d.host_ids) with ordinality as wanted (host_id, place)
join public.hosts as h on h.id = wanted.host_id
where d.id = $1
order by wanted.place;

-- name: deployment_log :many
-- @title Read the log of a deployment
-- @param $1 deployment_id the deployment
select
    level,
    message,
    timestamp
from public.deployment_logs
where deployment_id = $1
order by timestamp, id;

-- name: deployment_builds :many
-- @title Get the builds that a deployment started
-- A job that belongs to a colleague's connection is not visible; the build is.
-- @param $1 deployment_id the deployment
select
    m.id,
    m.build_number,
    m.build_url,
    j.name as job_name,
    j.path as job_path
from public.deployment_cicd_mappings as m
left join public.cicd_jobs as j on j.id = m.cicd_job_id
where m.deployment_id = $1
order by m.created_at, m.id;

-- name: take_due_deployment :one
-- @title Take the next deployment that is due
-- For the worker, which runs as the backend: hands out a deployment to one worker only.
update public.deployments
set
    status = 'in_progress',
    started_at = now() at time zone 'utc'
where id = (
    select id
    from public.deployments
    where status = 'pending'
        and (schedule = 'now' or scheduled_time <= now() at time zone 'utc')
    order by coalesce(scheduled_time, created_at)
    limit 1
    for update skip locked
)
returning id, name, script_ids, host_ids;
