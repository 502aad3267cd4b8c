-- For admins and for the backend.

-- name: requests_due :many
-- @title Data subject requests that are due
-- Requests under data protection law that are still open, the most urgent first.
-- @param days due within so many days
select
    data_subject_requests.reference,
    data_subject_requests.request_type,
    data_subject_requests.status,
    data_subject_requests.due_at,
    data_subject_requests.due_at < now() as is_late
from public.data_subject_requests
where data_subject_requests.status in ('received', 'in_progress')
    and data_subject_requests.due_at < now() + make_interval(days => @days)
order by data_subject_requests.due_at;

-- name: funnel :many
-- @title Steps of a funnel
-- How many visitors reached each step of a funnel, and how many per cent of those at the step before went on.
-- @param funnel name of the funnel
-- @param since since when
select
    step.step_number,
    step.step,
    step.visitors,
    round(100.0 * step.visitors / nullif(lag(step.visitors) over (order by step.step_number), 0), 1) as percent_of_previous
from (
    select
        conversion_events.step_number,
        min(conversion_events.step) as step,
        count(distinct coalesce(conversion_events.user_id, conversion_events.session_id)) as visitors
    from public.conversion_events
    where conversion_events.funnel = @funnel
        and conversion_events.occurred_at >= @since
    group by conversion_events.step_number
) as step
order by step.step_number;

-- name: tables_without_protection :many
-- @title Tables without row level security
-- Should return nothing: partitions are the only tables without a policy, and they are closed.
select
    status.schema_name,
    status.table_name,
    status.policy_count
from public.get_table_rls_status() as status
where not status.rls_enabled
order by status.schema_name, status.table_name;

-- name: audit_trail :many
-- @title What happened to one thing
-- Entries of the audit log about one row, the newest first.
-- @param resource_type name of the table
-- @param resource_id key of the row
select
    audit_logs.created_at,
    audit_logs.action,
    audit_logs.user_id,
    profiles.display_name,
    audit_logs.metadata -> 'changed' as changed_columns
from public.audit_logs
left join public.profiles on profiles.user_id = audit_logs.user_id
where audit_logs.resource_type = @resource_type
    and audit_logs.resource_id = @resource_id
order by audit_logs.created_at desc;
