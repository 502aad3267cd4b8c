-- Who might buy, how they came, what was sent to them, what it cost and what it brought. All of it belongs to
-- a tenant; foreign keys between these tables hold the tenant as well, so that no row can point into another one.

-- @section 8. Lead Generation & CRM
create type public.lead_status as enum (
    'new',
    'contacted',
    'qualified',
    'nurturing',
    'converted',
    'lost'
);

comment on type public.lead_status is
    'Where a lead is on the way to becoming a customer.';

-- @section 8. Lead Generation & CRM
create type public.email_status as enum (
    'queued',
    'sending',
    'sent',
    'failed',
    'cancelled'
);

comment on type public.email_status is
    'Life of a mail in the queue.';

-- @section 8. Lead Generation & CRM
create table public.lead_sources (
    id uuid not null default gen_random_uuid(),
    tenant_id uuid not null,
    slug public.slug not null,
    name text not null,
    channel text not null,
    is_active boolean not null default true,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint lead_sources_pkey primary key (id),
    constraint lead_sources_tenant_id_slug_key unique (tenant_id, slug),
    constraint lead_sources_tenant_id_id_key unique (tenant_id, id),
    constraint lead_sources_tenant_id_fkey foreign key (tenant_id) references public.tenants (id) on delete cascade
);

comment on table public.lead_sources is
    'Where leads come from.';
comment on column public.lead_sources.channel is
    'Such as "search", "social", "event" or "partner".';

-- @section 8. Lead Generation & CRM
create table public.leads (
    id uuid not null default gen_random_uuid(),
    tenant_id uuid not null,
    source_id uuid,
    owner_id uuid,
    email public.email_address not null,
    full_name text,
    company text,
    job_title text,
    phone text,
    address public.postal_address,
    status public.lead_status not null default 'new',
    score integer not null default 0,
    score_updated_at timestamptz,
    custom_fields jsonb not null default '{}'::jsonb,
    converted_user_id uuid,
    converted_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint leads_pkey primary key (id),
    constraint leads_tenant_id_id_key unique (tenant_id, id),
    constraint leads_tenant_id_fkey foreign key (tenant_id) references public.tenants (id) on delete cascade,
    constraint leads_source_id_fkey foreign key (tenant_id, source_id)
        references public.lead_sources (tenant_id, id) on delete set null (source_id),
    constraint leads_owner_id_fkey foreign key (owner_id) references auth.users (id) on delete set null,
    constraint leads_converted_user_id_fkey foreign key (converted_user_id)
        references auth.users (id) on delete set null,
    constraint leads_score_check check (score between 0 and 100),
    constraint leads_converted_at_check check ((status = 'converted') = (converted_at is not null))
);

create unique index idx_leads_tenant_id_email on public.leads (tenant_id, lower(email));

create index idx_leads_tenant_id_status_score on public.leads (tenant_id, status, score desc);

create index idx_leads_tenant_id_created_at on public.leads (tenant_id, created_at desc);

create index idx_leads_full_name on public.leads using gin (full_name extensions.gin_trgm_ops);

create index idx_leads_company on public.leads using gin (company extensions.gin_trgm_ops);

create index idx_leads_owner_id on public.leads (owner_id);

create index idx_leads_converted_user_id on public.leads (converted_user_id);

create index idx_leads_source_id on public.leads (source_id);

comment on table public.leads is
    'People who might become customers.';
comment on column public.leads.owner_id is
    'Who looks after the lead.';
comment on column public.leads.score is
    'See calculate_lead_score().';
comment on column public.leads.score_updated_at is
    'When the score was last worked out.';
comment on column public.leads.custom_fields is
    'What a tenant wants to know besides.';
comment on column public.leads.converted_at is
    'When the lead became a customer.';

create statistics public.leads_source_status (dependencies, ndistinct) on source_id, status from public.leads;

comment on statistics public.leads_source_status is
    'Sources differ much in how far their leads get; the planner should know.';

-- @section 8. Lead Generation & CRM
create table public.lead_activities (
    id uuid not null default gen_random_uuid(),
    tenant_id uuid not null,
    lead_id uuid not null,
    actor_id uuid,
    activity_type text not null,
    subject text not null,
    details jsonb not null default '{}'::jsonb,
    occurred_at timestamptz not null default now(),
    created_at timestamptz not null default now(),
    constraint lead_activities_pkey primary key (id),
    constraint lead_activities_tenant_id_fkey foreign key (tenant_id) references public.tenants (id) on delete cascade,
    constraint lead_activities_lead_id_fkey foreign key (tenant_id, lead_id)
        references public.leads (tenant_id, id) on delete cascade,
    constraint lead_activities_actor_id_fkey foreign key (actor_id) references auth.users (id) on delete set null,
    constraint lead_activities_activity_type_check check (
        activity_type in ('call', 'email', 'meeting', 'note', 'task', 'status_change')
    )
);

create index idx_lead_activities_lead_id_occurred_at on public.lead_activities (lead_id, occurred_at desc);

create index idx_lead_activities_actor_id on public.lead_activities (actor_id);

create index idx_lead_activities_tenant_id on public.lead_activities (tenant_id);

comment on table public.lead_activities is
    'What was done with a lead: calls, mails, meetings, notes.';

-- @section 8. Lead Generation & CRM
create table public.lead_sessions (
    id uuid not null default gen_random_uuid(),
    tenant_id uuid not null,
    lead_id uuid,
    session_id uuid,
    visitor_id text not null,
    first_page text,
    pages_viewed integer not null default 1,
    started_at timestamptz not null default now(),
    ended_at timestamptz,
    created_at timestamptz not null default now(),
    constraint lead_sessions_pkey primary key (id),
    constraint lead_sessions_tenant_id_fkey foreign key (tenant_id) references public.tenants (id) on delete cascade,
    constraint lead_sessions_lead_id_fkey foreign key (tenant_id, lead_id)
        references public.leads (tenant_id, id) on delete cascade,
    constraint lead_sessions_session_id_fkey foreign key (session_id)
        references public.sessions (id) on delete set null,
    constraint lead_sessions_pages_viewed_check check (pages_viewed > 0)
);

create index idx_lead_sessions_visitor_id_started_at on public.lead_sessions (visitor_id, started_at desc);

create index idx_lead_sessions_session_id on public.lead_sessions (session_id);

create index idx_lead_sessions_tenant_id_lead_id on public.lead_sessions (tenant_id, lead_id);

comment on table public.lead_sessions is
    'Visits of a lead to the website. The lead is filled in once the visitor is known.';
comment on column public.lead_sessions.visitor_id is
    'The visitor''s mark before anybody knows the name.';
comment on column public.lead_sessions.first_page is
    'Where the visit began.';

-- @section 8. Lead Generation & CRM
create table public.lead_touchpoints (
    id uuid not null default gen_random_uuid(),
    tenant_id uuid not null,
    lead_id uuid not null,
    source_id uuid,
    channel text not null,
    campaign text,
    touch_type text not null default 'middle',
    weight numeric(4,3) not null default 0,
    occurred_at timestamptz not null default now(),
    created_at timestamptz not null default now(),
    constraint lead_touchpoints_pkey primary key (id),
    constraint lead_touchpoints_tenant_id_fkey foreign key (tenant_id)
        references public.tenants (id) on delete cascade,
    constraint lead_touchpoints_lead_id_fkey foreign key (tenant_id, lead_id)
        references public.leads (tenant_id, id) on delete cascade,
    constraint lead_touchpoints_source_id_fkey foreign key (tenant_id, source_id)
        references public.lead_sources (tenant_id, id) on delete set null (source_id),
    constraint lead_touchpoints_touch_type_check check (touch_type in ('first', 'middle', 'last')),
    constraint lead_touchpoints_weight_check check (weight between 0 and 1)
);

create index idx_lead_touchpoints_lead_id_occurred_at on public.lead_touchpoints (lead_id, occurred_at);

create index idx_lead_touchpoints_tenant_id_campaign_occurred_at
    on public.lead_touchpoints (tenant_id, campaign, occurred_at desc);

create index idx_lead_touchpoints_source_id on public.lead_touchpoints (source_id);

comment on table public.lead_touchpoints is
    'Contacts that led to a lead''s decision, with the share of the credit that each gets.';
comment on column public.lead_touchpoints.weight is
    'Share of a conversion that is put down to this contact.';

-- @section 8. Lead Generation & CRM
create table public.email_templates (
    id uuid not null default gen_random_uuid(),
    tenant_id uuid not null,
    slug public.slug not null,
    name text not null,
    subject text not null,
    body_html text not null,
    body_text text not null default '',
    variables text[] not null default '{}',
    is_active boolean not null default true,
    created_by uuid,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint email_templates_pkey primary key (id),
    constraint email_templates_tenant_id_slug_key unique (tenant_id, slug),
    constraint email_templates_tenant_id_id_key unique (tenant_id, id),
    constraint email_templates_tenant_id_fkey foreign key (tenant_id) references public.tenants (id) on delete cascade,
    constraint email_templates_created_by_fkey foreign key (created_by) references auth.users (id) on delete set null
);

create index idx_email_templates_created_by on public.email_templates (created_by);

comment on table public.email_templates is
    'Texts of the mails that a tenant sends.';
comment on column public.email_templates.variables is
    'Names that the text has holes for.';

-- @section 8. Lead Generation & CRM
create table public.email_queue (
    id uuid not null default gen_random_uuid(),
    tenant_id uuid not null,
    template_id uuid,
    lead_id uuid,
    to_email public.email_address not null,
    subject text not null,
    payload jsonb not null default '{}'::jsonb,
    status public.email_status not null default 'queued',
    priority smallint not null default 5,
    attempts smallint not null default 0,
    scheduled_for timestamptz not null default now(),
    sent_at timestamptz,
    last_error text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint email_queue_pkey primary key (id),
    constraint email_queue_tenant_id_id_key unique (tenant_id, id),
    constraint email_queue_tenant_id_fkey foreign key (tenant_id) references public.tenants (id) on delete cascade,
    constraint email_queue_template_id_fkey foreign key (tenant_id, template_id)
        references public.email_templates (tenant_id, id) on delete set null (template_id),
    constraint email_queue_lead_id_fkey foreign key (tenant_id, lead_id)
        references public.leads (tenant_id, id) on delete cascade,
    constraint email_queue_priority_check check (priority between 1 and 9),
    constraint email_queue_attempts_check check (attempts >= 0),
    constraint email_queue_sent_at_check check ((status = 'sent') = (sent_at is not null))
) with (fillfactor = 80);

create index idx_email_queue_due on public.email_queue (priority, scheduled_for) where status = 'queued';

create index idx_email_queue_template_id on public.email_queue (template_id);

create index idx_email_queue_lead_id on public.email_queue (lead_id);

comment on table public.email_queue is
    'Mails to be sent, and those that were. Workers take the most urgent first.';
comment on column public.email_queue.payload is
    'Values for the holes in the template.';
comment on column public.email_queue.priority is
    '1 goes first.';
comment on column public.email_queue.attempts is
    'How often sending was tried.';
comment on column public.email_queue.scheduled_for is
    'Not to be sent before this time.';
comment on column public.email_queue.last_error is
    'Why the latest attempt failed.';

-- @section 8. Lead Generation & CRM
create table public.email_interactions (
    id bigint not null generated always as identity,
    tenant_id uuid not null,
    email_id uuid not null,
    lead_id uuid,
    interaction text not null,
    url text,
    user_agent text,
    ip_address inet,
    occurred_at timestamptz not null default now(),
    created_at timestamptz not null default now(),
    constraint email_interactions_pkey primary key (id),
    constraint email_interactions_tenant_id_fkey foreign key (tenant_id)
        references public.tenants (id) on delete cascade,
    constraint email_interactions_email_id_fkey foreign key (tenant_id, email_id)
        references public.email_queue (tenant_id, id) on delete cascade,
    constraint email_interactions_lead_id_fkey foreign key (tenant_id, lead_id)
        references public.leads (tenant_id, id) on delete cascade,
    constraint email_interactions_interaction_check check (
        interaction in ('delivered', 'opened', 'clicked', 'replied', 'bounced', 'complained', 'unsubscribed')
    ),
    constraint email_interactions_url_check check (url is null or interaction = 'clicked')
);

create index idx_email_interactions_lead_id_occurred_at on public.email_interactions (lead_id, occurred_at desc);

create index idx_email_interactions_tenant_id_email_id on public.email_interactions (tenant_id, email_id);

comment on table public.email_interactions is
    'What became of a mail after it left.';
comment on column public.email_interactions.url is
    'The link, for a click.';

-- @section 8. Lead Generation & CRM
create table public.nurturing_sequences (
    id uuid not null default gen_random_uuid(),
    tenant_id uuid not null,
    name text not null,
    description text,
    goal public.lead_status not null default 'qualified',
    is_active boolean not null default true,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint nurturing_sequences_pkey primary key (id),
    constraint nurturing_sequences_tenant_id_name_key unique (tenant_id, name),
    constraint nurturing_sequences_tenant_id_id_key unique (tenant_id, id),
    constraint nurturing_sequences_tenant_id_fkey foreign key (tenant_id)
        references public.tenants (id) on delete cascade
);

comment on table public.nurturing_sequences is
    'Series of mails that bring a lead along.';
comment on column public.nurturing_sequences.goal is
    'A lead that has come this far leaves the sequence.';

-- @section 8. Lead Generation & CRM
create table public.nurturing_schedule (
    id uuid not null default gen_random_uuid(),
    tenant_id uuid not null,
    sequence_id uuid not null,
    step_number smallint not null,
    template_id uuid,
    delay interval not null default '3 days',
    send_window public.time_range,
    conditions jsonb not null default '{}'::jsonb,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint nurturing_schedule_pkey primary key (id),
    constraint nurturing_schedule_sequence_id_step_number_key unique (sequence_id, step_number),
    constraint nurturing_schedule_tenant_id_fkey foreign key (tenant_id)
        references public.tenants (id) on delete cascade,
    constraint nurturing_schedule_sequence_id_fkey foreign key (tenant_id, sequence_id)
        references public.nurturing_sequences (tenant_id, id) on delete cascade,
    constraint nurturing_schedule_template_id_fkey foreign key (tenant_id, template_id)
        references public.email_templates (tenant_id, id) on delete set null (template_id),
    constraint nurturing_schedule_step_number_check check (step_number > 0),
    constraint nurturing_schedule_delay_check check (delay >= interval '0')
);

create index idx_nurturing_schedule_tenant_id_template_id on public.nurturing_schedule (tenant_id, template_id);

comment on table public.nurturing_schedule is
    'The steps of a sequence: which mail goes out how long after the one before.';
comment on column public.nurturing_schedule.delay is
    'After the step before, or after the enrollment.';
comment on column public.nurturing_schedule.send_window is
    'Time of day to send in, in the tenant''s time zone; null means any.';
comment on column public.nurturing_schedule.step_number is
    'Place of the step in its sequence, from 1.';
comment on column public.nurturing_schedule.conditions is
    'What has to be true of the lead for the step to be taken.';

-- @section 8. Lead Generation & CRM
create table public.nurturing_enrollments (
    id uuid not null default gen_random_uuid(),
    tenant_id uuid not null,
    sequence_id uuid not null,
    lead_id uuid not null,
    status text not null default 'active',
    current_step smallint not null default 0,
    next_step_at timestamptz,
    enrolled_at timestamptz not null default now(),
    completed_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint nurturing_enrollments_pkey primary key (id),
    constraint nurturing_enrollments_tenant_id_fkey foreign key (tenant_id)
        references public.tenants (id) on delete cascade,
    constraint nurturing_enrollments_sequence_id_fkey foreign key (tenant_id, sequence_id)
        references public.nurturing_sequences (tenant_id, id) on delete cascade,
    constraint nurturing_enrollments_lead_id_fkey foreign key (tenant_id, lead_id)
        references public.leads (tenant_id, id) on delete cascade,
    constraint nurturing_enrollments_status_check check (status in ('active', 'paused', 'completed', 'left')),
    constraint nurturing_enrollments_current_step_check check (current_step >= 0)
);

create unique index idx_nurturing_enrollments_once on public.nurturing_enrollments (sequence_id, lead_id)
    where status in ('active', 'paused');

create index idx_nurturing_enrollments_next_step_at on public.nurturing_enrollments (next_step_at)
    where status = 'active';

create index idx_nurturing_enrollments_tenant_id_sequence_id on public.nurturing_enrollments (tenant_id, sequence_id);

create index idx_nurturing_enrollments_lead_id on public.nurturing_enrollments (lead_id);

comment on table public.nurturing_enrollments is
    'Leads that are in a sequence, or were.';
comment on column public.nurturing_enrollments.current_step is
    'The last step that was sent; 0 before the first.';
comment on column public.nurturing_enrollments.next_step_at is
    'When the next message is due.';

-- @section 8. Lead Generation & CRM
create table public.crm_sync_log (
    id bigint not null generated always as identity,
    tenant_id uuid not null,
    integration_id uuid,
    direction text not null,
    entity_type text not null,
    entity_id uuid,
    external_id text,
    status text not null default 'ok',
    error text,
    payload jsonb,
    synced_at timestamptz not null default now(),
    created_at timestamptz not null default now(),
    constraint crm_sync_log_pkey primary key (id),
    constraint crm_sync_log_tenant_id_fkey foreign key (tenant_id) references public.tenants (id) on delete cascade,
    constraint crm_sync_log_integration_id_fkey foreign key (tenant_id, integration_id)
        references public.tenant_integrations (tenant_id, id) on delete set null (integration_id),
    constraint crm_sync_log_direction_check check (direction in ('push', 'pull')),
    constraint crm_sync_log_status_check check (status in ('ok', 'skipped', 'conflict', 'error'))
);

create index idx_crm_sync_log_tenant_id_created_at on public.crm_sync_log (tenant_id, created_at desc);

create index idx_crm_sync_log_entity_type_entity_id on public.crm_sync_log (entity_type, entity_id);

create index idx_crm_sync_log_errors on public.crm_sync_log (synced_at desc) where status in ('conflict', 'error');

create index idx_crm_sync_log_integration_id on public.crm_sync_log (integration_id);

comment on table public.crm_sync_log is
    'What was exchanged with an outside CRM, row by row.';
comment on column public.crm_sync_log.entity_type is
    'Such as "lead" or "conversion".';
comment on column public.crm_sync_log.external_id is
    'The id over there.';
comment on column public.crm_sync_log.direction is
    'Whether something came from the CRM or went there.';
comment on column public.crm_sync_log.payload is
    'What was sent.';

-- @section 8. Lead Generation & CRM
create table public.conversions (
    id uuid not null default gen_random_uuid(),
    tenant_id uuid not null,
    lead_id uuid,
    user_id uuid,
    source_id uuid,
    touchpoint_id uuid,
    conversion_type text not null,
    value numeric(14,2),
    currency public.currency_code not null default 'USD',
    converted_at timestamptz not null default now(),
    created_at timestamptz not null default now(),
    constraint conversions_pkey primary key (id),
    constraint conversions_tenant_id_fkey foreign key (tenant_id) references public.tenants (id) on delete cascade,
    constraint conversions_lead_id_fkey foreign key (tenant_id, lead_id)
        references public.leads (tenant_id, id) on delete set null (lead_id),
    constraint conversions_user_id_fkey foreign key (user_id) references auth.users (id) on delete set null,
    constraint conversions_source_id_fkey foreign key (tenant_id, source_id)
        references public.lead_sources (tenant_id, id) on delete set null (source_id),
    constraint conversions_touchpoint_id_fkey foreign key (touchpoint_id)
        references public.lead_touchpoints (id) on delete set null,
    constraint conversions_value_check check (value >= 0)
);

create index idx_conversions_tenant_id_converted_at on public.conversions (tenant_id, converted_at desc);

create index idx_conversions_user_id on public.conversions (user_id);

create index idx_conversions_touchpoint_id on public.conversions (touchpoint_id);

create index idx_conversions_lead_id on public.conversions (lead_id);

create index idx_conversions_source_id on public.conversions (source_id);

comment on table public.conversions is
    'Leads and users who did what was hoped for, and what it is worth.';
comment on column public.conversions.touchpoint_id is
    'The contact that gets the credit.';
comment on column public.conversions.conversion_type is
    'Such as "signup", "trial" or "purchase".';

-- @section 8. Lead Generation & CRM
create table public.marketing_costs (
    id uuid not null default gen_random_uuid(),
    tenant_id uuid not null,
    channel text not null,
    cost_date date not null,
    amount numeric(14,2) not null,
    currency public.currency_code not null default 'USD',
    notes text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint marketing_costs_pkey primary key (id),
    constraint marketing_costs_tenant_id_channel_cost_date_currency_key
        unique (tenant_id, channel, cost_date, currency),
    constraint marketing_costs_tenant_id_fkey foreign key (tenant_id) references public.tenants (id) on delete cascade,
    constraint marketing_costs_amount_check check (amount >= 0)
);

comment on table public.marketing_costs is
    'What a channel cost on a day.';

-- @section 8. Lead Generation & CRM
create table public.campaign_costs (
    id uuid not null default gen_random_uuid(),
    tenant_id uuid not null,
    source_id uuid,
    campaign text not null,
    period daterange not null,
    amount numeric(14,2) not null,
    currency public.currency_code not null default 'USD',
    impressions bigint not null default 0,
    clicks bigint not null default 0,
    cost_per_click numeric generated always as (round(amount / nullif(clicks, 0), 4)) stored,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint campaign_costs_pkey primary key (id),
    constraint campaign_costs_tenant_id_fkey foreign key (tenant_id) references public.tenants (id) on delete cascade,
    constraint campaign_costs_source_id_fkey foreign key (tenant_id, source_id)
        references public.lead_sources (tenant_id, id) on delete set null (source_id),
    constraint campaign_costs_period_check check (not isempty(period)),
    constraint campaign_costs_amount_check check (amount >= 0),
    constraint campaign_costs_impressions_check check (impressions >= 0),
    constraint campaign_costs_clicks_check check (clicks >= 0),
    -- the same day of a campaign is not billed twice
    constraint campaign_costs_period_excl exclude using gist (tenant_id with =, campaign with =, period with &&)
);

create index idx_campaign_costs_tenant_id_source_id on public.campaign_costs (tenant_id, source_id);

comment on table public.campaign_costs is
    'What a campaign cost over a span of days, with what it got for it.';
comment on column public.campaign_costs.period is
    'The days that were paid for.';
comment on column public.campaign_costs.impressions is
    'How often the advertisement was shown.';
comment on column public.campaign_costs.clicks is
    'How often it was clicked.';

-- @section 8. Lead Generation & CRM
create table public.roi_tracking (
    id uuid not null default gen_random_uuid(),
    tenant_id uuid not null,
    channel text not null,
    period daterange not null,
    cost numeric(14,2) not null default 0,
    revenue numeric(14,2) not null default 0,
    roi_percent numeric generated always as (round((revenue - cost) / nullif(cost, 0) * 100, 2)) stored,
    computed_at timestamptz not null default now(),
    created_at timestamptz not null default now(),
    constraint roi_tracking_pkey primary key (id),
    constraint roi_tracking_tenant_id_channel_period_key unique (tenant_id, channel, period),
    constraint roi_tracking_tenant_id_fkey foreign key (tenant_id) references public.tenants (id) on delete cascade,
    constraint roi_tracking_period_check check (not isempty(period)),
    constraint roi_tracking_cost_check check (cost >= 0)
);

comment on table public.roi_tracking is
    'What came back for what was spent, by channel and span of days.';
comment on column public.roi_tracking.roi_percent is
    'Null for what cost nothing.';
comment on column public.roi_tracking.computed_at is
    'When it was worked out.';

-- @section 8. Lead Generation & CRM
create table public.revenue_events (
    id uuid not null default gen_random_uuid(),
    tenant_id uuid not null,
    user_id uuid,
    lead_id uuid,
    stream_id uuid,
    event_type text not null,
    amount numeric(14,2) not null,
    currency public.currency_code not null default 'USD',
    external_id text,
    occurred_at timestamptz not null default now(),
    created_at timestamptz not null default now(),
    constraint revenue_events_pkey primary key (id),
    constraint revenue_events_tenant_id_external_id_key unique (tenant_id, external_id),
    constraint revenue_events_tenant_id_fkey foreign key (tenant_id) references public.tenants (id) on delete cascade,
    constraint revenue_events_user_id_fkey foreign key (user_id) references auth.users (id) on delete set null,
    constraint revenue_events_lead_id_fkey foreign key (tenant_id, lead_id)
        references public.leads (tenant_id, id) on delete set null (lead_id),
    constraint revenue_events_event_type_check check (
        event_type in ('sale', 'renewal', 'upgrade', 'refund', 'chargeback')
    ),
    -- what goes back is negative, so that a sum is a sum
    constraint revenue_events_amount_check check (
        case when event_type in ('refund', 'chargeback') then amount < 0 else amount > 0 end
    )
);

create index idx_revenue_events_tenant_id_occurred_at on public.revenue_events (tenant_id, occurred_at desc);

create index idx_revenue_events_stream_id on public.revenue_events (stream_id);

create index idx_revenue_events_user_id on public.revenue_events (user_id);

create index idx_revenue_events_lead_id on public.revenue_events (lead_id);

comment on table public.revenue_events is
    'Money that came in or went back.';
comment on column public.revenue_events.external_id is
    'The payment provider''s id; the same notice is taken in once.';

-- @section 8. Lead Generation & CRM
create table public.ab_tests (
    id uuid not null default gen_random_uuid(),
    tenant_id uuid not null,
    slug public.slug not null,
    name text not null,
    hypothesis text,
    variants jsonb not null default '[{"key": "control", "weight": 1}, {"key": "treatment", "weight": 1}]'::jsonb,
    traffic_share public.percentage not null default 100,
    status text not null default 'draft',
    winner text,
    started_at timestamptz,
    ended_at timestamptz,
    created_by uuid,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint ab_tests_pkey primary key (id),
    constraint ab_tests_tenant_id_slug_key unique (tenant_id, slug),
    constraint ab_tests_tenant_id_id_key unique (tenant_id, id),
    constraint ab_tests_tenant_id_fkey foreign key (tenant_id) references public.tenants (id) on delete cascade,
    constraint ab_tests_created_by_fkey foreign key (created_by) references auth.users (id) on delete set null,
    constraint ab_tests_variants_check check (jsonb_typeof(variants) = 'array'),
    constraint ab_tests_status_check check (status in ('draft', 'running', 'paused', 'finished')),
    constraint ab_tests_ended_at_check check (ended_at > started_at)
);

create index idx_ab_tests_created_by on public.ab_tests (created_by);

comment on table public.ab_tests is
    'Experiments: who is shown what, and which did better.';
comment on column public.ab_tests.traffic_share is
    'How many per cent of all visitors take part.';
comment on column public.ab_tests.winner is
    'Key of the variant that did best.';
comment on column public.ab_tests.hypothesis is
    'What the test is to find out, in a sentence.';
comment on column public.ab_tests.variants is
    'The variants and how visitors are shared out among them.';

-- @section 8. Lead Generation & CRM
create table public.ab_test_assignments (
    id uuid not null default gen_random_uuid(),
    tenant_id uuid not null,
    test_id uuid not null,
    user_id uuid,
    visitor_id text,
    variant text not null,
    assigned_at timestamptz not null default now(),
    created_at timestamptz not null default now(),
    constraint ab_test_assignments_pkey primary key (id),
    constraint ab_test_assignments_test_id_user_id_key unique (test_id, user_id),
    constraint ab_test_assignments_test_id_visitor_id_key unique (test_id, visitor_id),
    constraint ab_test_assignments_test_id_id_key unique (test_id, id),
    constraint ab_test_assignments_tenant_id_fkey foreign key (tenant_id)
        references public.tenants (id) on delete cascade,
    constraint ab_test_assignments_test_id_fkey foreign key (tenant_id, test_id)
        references public.ab_tests (tenant_id, id) on delete cascade,
    constraint ab_test_assignments_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
    constraint ab_test_assignments_subject_check check (num_nonnulls(user_id, visitor_id) = 1)
);

create index idx_ab_test_assignments_user_id on public.ab_test_assignments (user_id);

create index idx_ab_test_assignments_tenant_id on public.ab_test_assignments (tenant_id);

comment on table public.ab_test_assignments is
    'Which variant a user or a visitor is shown; always the same one.';
comment on column public.ab_test_assignments.variant is
    'Which of the test''s variants the visitor gets.';

-- @section 8. Lead Generation & CRM
create table public.ab_test_conversions (
    id uuid not null default gen_random_uuid(),
    tenant_id uuid not null,
    test_id uuid not null,
    assignment_id uuid not null,
    metric text not null,
    value numeric not null default 1,
    converted_at timestamptz not null default now(),
    created_at timestamptz not null default now(),
    constraint ab_test_conversions_pkey primary key (id),
    constraint ab_test_conversions_tenant_id_fkey foreign key (tenant_id)
        references public.tenants (id) on delete cascade,
    constraint ab_test_conversions_test_id_fkey foreign key (tenant_id, test_id)
        references public.ab_tests (tenant_id, id) on delete cascade,
    constraint ab_test_conversions_assignment_id_fkey foreign key (test_id, assignment_id)
        references public.ab_test_assignments (test_id, id) on delete cascade
);

create index idx_ab_test_conversions_test_id_metric_converted_at
    on public.ab_test_conversions (test_id, metric, converted_at);

create index idx_ab_test_conversions_tenant_id on public.ab_test_conversions (tenant_id);

comment on table public.ab_test_conversions is
    'What those in an experiment went on to do.';
comment on column public.ab_test_conversions.metric is
    'What was counted, such as a purchase or a sign-up.';
comment on column public.ab_test_conversions.value is
    'How much it was worth, where that can be said.';

-- @section 8. Lead Generation & CRM
create materialized view public.lead_funnel
as
select
    leads.tenant_id,
    coalesce(lead_sources.channel, 'unknown') as channel,
    count(*) as leads,
    count(*) filter (where leads.status in ('qualified', 'converted')) as qualified,
    count(*) filter (where leads.status = 'converted') as converted,
    round(avg(leads.score), 1) as average_score
from public.leads
left join public.lead_sources on lead_sources.id = leads.source_id
group by leads.tenant_id, coalesce(lead_sources.channel, 'unknown')
with no data;

create unique index lead_funnel_tenant_id_channel_key on public.lead_funnel (tenant_id, channel);

comment on materialized view public.lead_funnel is
    'How far the leads of each channel get, by tenant. A view of this kind knows no row level security: only the backend reads it.';
