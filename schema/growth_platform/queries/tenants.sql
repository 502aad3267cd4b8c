-- Tenants, their automations and their time.

-- name: tenants_of_user :many
-- @title Tenants of a user
-- Where the signed-in user is a member, with the role there and the plan.
select
    tenants.id,
    tenants.name,
    tenants.subdomain,
    tenants.status,
    tenant_members.role,
    subscription_plans.name as plan
from public.tenant_members
join public.tenants on tenants.id = tenant_members.tenant_id
left join public.subscription_plans on subscription_plans.id = tenants.plan_id
where tenant_members.user_id = auth.uid()
order by tenants.name;

-- name: usage_against_limits :many
-- @title Usage against the limits of the plan
-- For each thing that the plan limits: how much of it was used this month, and how many per cent that is.
-- @param tenant_id the tenant
select
    quota.key as metric_type,
    quota.value::bigint as allowed,
    coalesce(tenant_usage.used_value, 0) as used,
    round(100.0 * coalesce(tenant_usage.used_value, 0) / nullif(quota.value::bigint, 0), 1) as percent
from public.tenants
join public.subscription_plans on subscription_plans.id = tenants.plan_id
cross join lateral jsonb_each_text(subscription_plans.limits) as quota
left join public.tenant_usage
    on tenant_usage.tenant_id = tenants.id
    and tenant_usage.metric_type = quota.key
    and tenant_usage.period_start = date_trunc('month', now())::date
where tenants.id = @tenant_id
order by percent desc nulls last;

-- name: book_appointment :one
-- @title Book an appointment
-- Puts an appointment into the signed-in user's calendar. When the time is taken, the exclusion constraint
-- appointments_organizer_id_during_excl refuses it, even if somebody else books at the same moment.
-- @param tenant_id the tenant it is for, or null
-- @param title what it is about
-- @param starts_at when it begins
-- @param ends_at when it ends
insert into public.appointments (tenant_id, organizer_id, title, starts_at, ends_at)
values (@tenant_id, auth.uid(), @title, @starts_at, @ends_at)
returning id, during;

-- name: workflow_health :many
-- @title Runs of automations in the last week
-- How often each automation of a tenant ran, failed, and how long it took.
-- @param tenant_id the tenant
select
    automation_workflows.name,
    count(workflow_executions.id) as runs,
    count(*) filter (where workflow_executions.status = 'failed') as failed,
    avg(workflow_executions.duration) filter (where workflow_executions.status = 'succeeded') as average_duration,
    max(workflow_executions.created_at) as last_run_at
from public.automation_workflows
left join public.workflow_executions
    on workflow_executions.workflow_id = automation_workflows.id
    and workflow_executions.created_at >= now() - interval '7 days'
where automation_workflows.tenant_id = @tenant_id
group by automation_workflows.id, automation_workflows.name
order by failed desc, runs desc;

-- name: similar_documents :many
-- @title Documents with a similar meaning
-- Needs pgvector itself; the stand-in of the platform layer has no distance.
-- @param query_embedding vector of the question, of 1536 numbers
-- @param namespace collection to search, or null for all
-- @nullable namespace
select
    found.source_type,
    found.source_id,
    found.content,
    found.similarity
from public.search_embeddings(@query_embedding, 0.7, 20, @namespace) as found
order by found.similarity desc;
