-- Leads and campaigns of a tenant. The condition on tenant_id repeats what the policies enforce anyway, so that the
-- planner may use the index.

-- name: lead_pipeline :many
-- @title Pipeline of a tenant
-- How many leads stand at each status, and how good they are.
-- @param tenant_id the tenant
select
    leads.status,
    count(*) as leads,
    round(avg(leads.score), 1) as average_score,
    count(*) filter (where leads.owner_id is null) as without_owner
from public.leads
where leads.tenant_id = @tenant_id
group by leads.status
order by leads.status;

-- name: best_leads :many
-- @title Leads to call next
-- Open leads with the highest scores, with the last thing that was done about each.
-- @param tenant_id the tenant
-- @param max_rows how many at most
select
    leads.id,
    leads.full_name,
    leads.company,
    leads.email,
    leads.score,
    latest.activity_type as last_activity,
    latest.occurred_at as last_activity_at
from public.leads
left join lateral (
    select
        lead_activities.activity_type,
        lead_activities.occurred_at
    from public.lead_activities
    where lead_activities.lead_id = leads.id
    order by lead_activities.occurred_at desc
    limit 1
) as latest on true
where leads.tenant_id = @tenant_id
    and leads.status in ('new', 'contacted', 'qualified')
order by leads.score desc, leads.created_at desc
limit @max_rows;

-- name: take_emails :many
-- @title Take mails out of the queue
-- For a worker: marks the most urgent mails that are due and returns them. Several workers may ask at once and never
-- get the same mail.
-- @param max_rows how many at most
update public.email_queue
set
    status = 'sending',
    attempts = email_queue.attempts + 1
where email_queue.id in (
    select due.id
    from public.email_queue as due
    where due.status = 'queued'
        and due.scheduled_for <= now()
    order by due.priority, due.scheduled_for
    limit @max_rows
    for update skip locked
)
returning id, tenant_id, template_id, to_email, subject, payload, attempts;

-- name: campaign_return :many
-- @title Cost and contacts of campaigns
-- What each campaign of a tenant cost in a span of days, and how many contacts and converted leads came of it.
-- @param tenant_id the tenant
-- @param period the span of days, such as [2025-01-01,2025-02-01)
select
    campaign_costs.campaign,
    campaign_costs.currency,
    sum(campaign_costs.amount) as cost,
    sum(campaign_costs.clicks) as clicks,
    coalesce(max(gained.contacts), 0) as contacts,
    coalesce(max(gained.converted), 0) as converted
from public.campaign_costs
left join (
    select
        lead_touchpoints.campaign,
        count(*) as contacts,
        count(distinct leads.id) filter (where leads.status = 'converted') as converted
    from public.lead_touchpoints
    join public.leads on leads.id = lead_touchpoints.lead_id
    where lead_touchpoints.tenant_id = @tenant_id
    group by lead_touchpoints.campaign
) as gained on gained.campaign = campaign_costs.campaign
where campaign_costs.tenant_id = @tenant_id
    and campaign_costs.period && @period
group by campaign_costs.campaign, campaign_costs.currency
order by cost desc;
