-- Consents, requests, audit, guardian. The status of a lead, so far any text, becomes one of a list.

alter table public.leads
    alter column status drop default,
    alter column status type public.lead_status using status::public.lead_status,
    alter column status set default 'new';

alter table public.leads
    add constraint leads_converted_at_check check ((status = 'converted') = (converted_at is not null)) not valid;

alter table public.leads validate constraint leads_converted_at_check;

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

create type public.legal_basis as enum (
    'consent',
    'contract',
    'legal_obligation',
    'vital_interests',
    'public_task',
    'legitimate_interests'
);

comment on type public.legal_basis is
    'The six grounds on which personal data may be processed (GDPR, article 6).';

create type public.data_request_type as enum (
    'access',
    'rectification',
    'erasure',
    'restriction',
    'portability',
    'objection'
);

comment on type public.data_request_type is
    'What a person can ask for.';

create type public.data_request_status as enum (
    'received',
    'in_progress',
    'completed',
    'rejected'
);

comment on type public.data_request_status is
    'How far a request has come.';

create table public.privacy_consents (
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    purpose text not null,
    granted boolean not null default false,
    policy_version text not null,
    granted_at timestamptz,
    withdrawn_at timestamptz,
    expires_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint privacy_consents_pkey primary key (id),
    constraint privacy_consents_user_id_purpose_key unique (user_id, purpose),
    constraint privacy_consents_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
    constraint privacy_consents_granted_at_check check (not granted or granted_at is not null)
);

comment on table public.privacy_consents is
    'Where a user stands at present on each purpose. The history is in consent_records.';

comment on column public.privacy_consents.purpose is
    'Such as "analytics", "marketing" or "personalization".';

comment on column public.privacy_consents.policy_version is
    'Version of the text that the user saw.';

comment on column public.privacy_consents.expires_at is
    'Null for a consent that lasts until it is withdrawn.';

create table public.data_subjects (
    id uuid not null default gen_random_uuid(),
    tenant_id uuid,
    user_id uuid,
    email public.email_address,
    full_name text,
    jurisdiction text not null default 'gdpr',
    pseudonym uuid not null default gen_random_uuid(),
    anonymized_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint data_subjects_pkey primary key (id),
    constraint data_subjects_pseudonym_key unique (pseudonym),
    constraint data_subjects_tenant_id_fkey foreign key (tenant_id) references public.tenants (id) on delete cascade,
    constraint data_subjects_user_id_fkey foreign key (user_id) references auth.users (id) on delete set null,
    constraint data_subjects_jurisdiction_check check (jurisdiction in ('gdpr', 'ccpa', 'lgpd', 'other')),
    constraint data_subjects_anonymized_at_check check (
        anonymized_at is null or num_nonnulls(user_id, email, full_name) = 0
    )
);

create index idx_data_subjects_user_id on public.data_subjects (user_id);

create index idx_data_subjects_tenant_id on public.data_subjects (tenant_id);

comment on table public.data_subjects is
    'People whose data we hold, with an account or without. Rows stay after the person asked to be forgotten, emptied.';

comment on column public.data_subjects.email is
    'Null once anonymized.';

comment on column public.data_subjects.pseudonym is
    'Stands for the person in what is kept after anonymization.';

create sequence public.data_subject_request_number as integer;

comment on sequence public.data_subject_request_number is
    'Counts requests, for the number that people quote when they write again.';

create table public.data_subject_requests (
    id uuid not null default gen_random_uuid(),
    reference text not null default 'DSR-' || lpad(nextval('public.data_subject_request_number'::regclass)::text, 6, '0'),
    subject_id uuid not null,
    tenant_id uuid,
    request_type public.data_request_type not null,
    status public.data_request_status not null default 'received',
    details text,
    due_at timestamptz not null default now() + interval '30 days',
    handled_by uuid,
    completed_at timestamptz,
    result jsonb,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint data_subject_requests_pkey primary key (id),
    constraint data_subject_requests_reference_key unique (reference),
    constraint data_subject_requests_subject_id_fkey foreign key (subject_id)
        references public.data_subjects (id) on delete cascade,
    constraint data_subject_requests_tenant_id_fkey foreign key (tenant_id)
        references public.tenants (id) on delete cascade,
    constraint data_subject_requests_handled_by_fkey foreign key (handled_by)
        references auth.users (id) on delete set null,
    constraint data_subject_requests_completed_at_check check (
        (status in ('completed', 'rejected')) = (completed_at is not null)
    )
);

create index idx_data_subject_requests_open on public.data_subject_requests (due_at)
    where status in ('received', 'in_progress');

create index idx_data_subject_requests_subject_id on public.data_subject_requests (subject_id);

create index idx_data_subject_requests_handled_by on public.data_subject_requests (handled_by);

create index idx_data_subject_requests_tenant_id on public.data_subject_requests (tenant_id);

comment on table public.data_subject_requests is
    'What people asked for under data protection law, with the day by which it has to be done.';

alter sequence public.data_subject_request_number owned by public.data_subject_requests.reference;

create table public.consent_records (
    id uuid not null default gen_random_uuid(),
    subject_id uuid not null,
    tenant_id uuid,
    purpose text not null,
    action text not null,
    legal_basis public.legal_basis not null default 'consent',
    method text not null default 'form',
    policy_version text,
    evidence jsonb not null default '{}'::jsonb,
    ip_address inet,
    user_agent text,
    recorded_at timestamptz not null default now(),
    created_at timestamptz not null default now(),
    constraint consent_records_pkey primary key (id),
    constraint consent_records_subject_id_fkey foreign key (subject_id)
        references public.data_subjects (id) on delete cascade,
    constraint consent_records_tenant_id_fkey foreign key (tenant_id) references public.tenants (id) on delete cascade,
    constraint consent_records_action_check check (action in ('granted', 'renewed', 'withdrawn')),
    constraint consent_records_method_check check (method in ('form', 'api', 'email', 'import'))
);

create index idx_consent_records_subject_id_purpose_recorded_at
    on public.consent_records (subject_id, purpose, recorded_at desc);

create index idx_consent_records_tenant_id on public.consent_records (tenant_id);

comment on table public.consent_records is
    'Proof of every consent that was given or withdrawn: when, how, and what the person saw. Rows are never changed.';

create table public.data_processing_activities (
    id uuid not null default gen_random_uuid(),
    tenant_id uuid not null,
    name text not null,
    purposes text[] not null,
    legal_basis public.legal_basis not null,
    controller_name text not null,
    controller_address public.postal_address,
    data_categories text[] not null default '{}',
    subject_categories text[] not null default '{}',
    recipients text[] not null default '{}',
    retention interval,
    is_cross_border boolean not null default false,
    safeguards text,
    reviewed_on date,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint data_processing_activities_pkey primary key (id),
    constraint data_processing_activities_tenant_id_name_key unique (tenant_id, name),
    constraint data_processing_activities_tenant_id_fkey foreign key (tenant_id)
        references public.tenants (id) on delete cascade,
    constraint data_processing_activities_purposes_check check (cardinality(purposes) > 0),
    constraint data_processing_activities_safeguards_check check (not is_cross_border or safeguards is not null)
);

comment on table public.data_processing_activities is
    'The register of processing activities that article 30 of the GDPR asks for.';

comment on column public.data_processing_activities.retention is
    'How long data is kept; null while that is not settled.';

create table public.compliance_reports (
    id uuid not null default gen_random_uuid(),
    tenant_id uuid not null,
    framework text not null,
    period daterange not null,
    status text not null default 'draft',
    findings jsonb not null default '[]'::jsonb,
    report_url public.web_address,
    generated_by uuid,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint compliance_reports_pkey primary key (id),
    constraint compliance_reports_tenant_id_fkey foreign key (tenant_id)
        references public.tenants (id) on delete cascade,
    constraint compliance_reports_generated_by_fkey foreign key (generated_by)
        references auth.users (id) on delete set null,
    constraint compliance_reports_framework_check check (framework in ('gdpr', 'ccpa', 'soc2', 'iso27001')),
    constraint compliance_reports_period_check check (not isempty(period)),
    constraint compliance_reports_status_check check (status in ('draft', 'final'))
);

create index idx_compliance_reports_tenant_id_created_at on public.compliance_reports (tenant_id, created_at desc);

create index idx_compliance_reports_generated_by on public.compliance_reports (generated_by);

comment on table public.compliance_reports is
    'Reports on how well a set of rules was kept in a span of time.';

create table public.compliance_metrics (
    id uuid not null default gen_random_uuid(),
    tenant_id uuid not null,
    framework text not null,
    metric_name text not null,
    value numeric not null,
    target numeric not null,
    is_met boolean not null generated always as (value >= target) stored,
    measured_at timestamptz not null default now(),
    created_at timestamptz not null default now(),
    constraint compliance_metrics_pkey primary key (id),
    constraint compliance_metrics_tenant_id_fkey foreign key (tenant_id)
        references public.tenants (id) on delete cascade,
    constraint compliance_metrics_framework_check check (framework in ('gdpr', 'ccpa', 'soc2', 'iso27001'))
);

create index idx_compliance_metrics_latest
    on public.compliance_metrics (tenant_id, framework, metric_name, measured_at desc);

comment on table public.compliance_metrics is
    'Measured values that show whether a rule is kept.';

create table public.audit_log (
    id bigint not null generated always as identity,
    user_id uuid,
    action text not null,
    table_name text not null,
    record_id text,
    old_data jsonb,
    new_data jsonb,
    created_at timestamptz not null default now(),
    constraint audit_log_pkey primary key (id),
    constraint audit_log_user_id_fkey foreign key (user_id) references auth.users (id) on delete set null
);

create index idx_audit_log_user_id_created_at on public.audit_log (user_id, created_at desc);

comment on table public.audit_log is
    'The audit log as it was before tenants. Kept for reading; nothing writes it.';

create table public.audit_logs (
    id uuid not null default gen_random_uuid(),
    tenant_id uuid,
    user_id uuid,
    action text not null,
    resource_type text not null,
    resource_id text,
    metadata jsonb not null default '{}'::jsonb,
    ip_address inet,
    user_agent text,
    created_at timestamptz not null default now(),
    constraint audit_logs_pkey primary key (id, created_at)
) partition by range (created_at);

create index idx_audit_logs_tenant_id_created_at on public.audit_logs (tenant_id, created_at desc);

create index idx_audit_logs_user_id_created_at on public.audit_logs (user_id, created_at desc);

create index idx_audit_logs_resource_type_resource_id_created_at
    on public.audit_logs (resource_type, resource_id, created_at desc);

comment on table public.audit_logs is
    'Everything that has to be answered for: who did what to which thing, and from where. In yearly partitions.';

comment on column public.audit_logs.user_id is
    'Null for what the system did by itself.';

comment on column public.audit_logs.action is
    'Such as "insert", "login" or "export".';

comment on column public.audit_logs.resource_type is
    'For audit triggers the name of the table.';

comment on column public.audit_logs.metadata is
    'Audit triggers put the names of the columns that changed here, not their values.';

create table public.audit_logs_2024 partition of public.audit_logs
    for values from ('2024-01-01 00:00:00+00') to ('2025-01-01 00:00:00+00');

comment on table public.audit_logs_2024 is
    'Audit log of 2024.';

create table public.audit_logs_2025 partition of public.audit_logs
    for values from ('2025-01-01 00:00:00+00') to ('2026-01-01 00:00:00+00');

comment on table public.audit_logs_2025 is
    'Audit log of 2025.';

create table public.audit_logs_default partition of public.audit_logs
    default;

comment on table public.audit_logs_default is
    'Audit log entries that no yearly partition takes.';

create table public.security_events (
    id uuid not null default gen_random_uuid(),
    user_id uuid,
    tenant_id uuid,
    event_type text not null,
    severity public.severity_level not null default 'info',
    description text not null,
    ip_address inet,
    metadata jsonb not null default '{}'::jsonb,
    resolved_by uuid,
    resolved_at timestamptz,
    created_at timestamptz not null default now(),
    constraint security_events_pkey primary key (id),
    constraint security_events_user_id_fkey foreign key (user_id) references auth.users (id) on delete set null,
    constraint security_events_tenant_id_fkey foreign key (tenant_id) references public.tenants (id) on delete cascade,
    constraint security_events_resolved_by_fkey foreign key (resolved_by)
        references auth.users (id) on delete set null
);

create index idx_security_events_user_id_created_at on public.security_events (user_id, created_at desc);

create index idx_security_events_tenant_id_created_at on public.security_events (tenant_id, created_at desc);

create index idx_security_events_open on public.security_events (severity desc, created_at desc)
    where resolved_at is null;

create index idx_security_events_resolved_by on public.security_events (resolved_by);

comment on table public.security_events is
    'Things that somebody should look at.';

create table public.threat_detections (
    id uuid not null default gen_random_uuid(),
    security_event_id uuid,
    tenant_id uuid,
    threat_type text not null,
    severity public.severity_level not null default 'medium',
    confidence numeric(4,3) not null,
    source_ip inet,
    indicators jsonb not null default '[]'::jsonb,
    status text not null default 'detected',
    detected_at timestamptz not null default now(),
    mitigated_at timestamptz,
    created_at timestamptz not null default now(),
    constraint threat_detections_pkey primary key (id),
    constraint threat_detections_security_event_id_fkey foreign key (security_event_id)
        references public.security_events (id) on delete set null,
    constraint threat_detections_tenant_id_fkey foreign key (tenant_id)
        references public.tenants (id) on delete cascade,
    constraint threat_detections_confidence_check check (confidence between 0 and 1),
    constraint threat_detections_status_check check (
        status in ('detected', 'confirmed', 'mitigated', 'false_positive')
    )
);

create index idx_threat_detections_source_ip on public.threat_detections using gist (source_ip inet_ops);

create index idx_threat_detections_status_detected_at on public.threat_detections (status, detected_at desc);

create index idx_threat_detections_security_event_id on public.threat_detections (security_event_id);

create index idx_threat_detections_tenant_id on public.threat_detections (tenant_id);

comment on table public.threat_detections is
    'Attacks that a detector believes to have seen.';

comment on column public.threat_detections.threat_type is
    'Such as "credential_stuffing" or "scraping".';

create table public.failed_attempts (
    id bigint not null generated always as identity,
    email text not null,
    ip_address inet,
    reason text not null default 'invalid_credentials',
    user_agent text,
    attempted_at timestamptz not null default now(),
    constraint failed_attempts_pkey primary key (id)
);

create index idx_failed_attempts_email on public.failed_attempts (lower(email), attempted_at desc);

create index idx_failed_attempts_ip_address_attempted_at on public.failed_attempts (ip_address, attempted_at desc);

comment on table public.failed_attempts is
    'Every failed sign-in, one row each, for looking into them later.';

comment on column public.failed_attempts.email is
    'As it was typed, which need not be an address.';

create table public.failed_login_attempts (
    id uuid not null default gen_random_uuid(),
    email text not null,
    ip_address inet not null,
    attempt_count integer not null default 1,
    user_agent text,
    first_attempt_at timestamptz not null default now(),
    last_attempt_at timestamptz not null default now(),
    locked_until timestamptz,
    constraint failed_login_attempts_pkey primary key (id),
    constraint failed_login_attempts_email_ip_address_key unique (email, ip_address),
    constraint failed_login_attempts_email_check check (email = lower(email)),
    constraint failed_login_attempts_attempt_count_check check (attempt_count > 0)
);

create index idx_failed_login_attempts_last_attempt_at on public.failed_login_attempts (last_attempt_at);

comment on table public.failed_login_attempts is
    'Failed sign-ins in a row, counted for each address and machine; too many lock it for a while.';

comment on column public.failed_login_attempts.locked_until is
    'No sign-in before that; null when not locked.';

create table public.security_policies (
    id uuid not null default gen_random_uuid(),
    tenant_id uuid,
    name text not null,
    version integer not null default 1,
    policy_type text not null,
    rules jsonb not null default '{}'::jsonb,
    enforcement text not null default 'monitor',
    is_active boolean not null default true,
    created_by uuid,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint security_policies_pkey primary key (id),
    constraint security_policies_tenant_id_name_version_key unique nulls not distinct (tenant_id, name, version),
    constraint security_policies_tenant_id_fkey foreign key (tenant_id)
        references public.tenants (id) on delete cascade,
    constraint security_policies_created_by_fkey foreign key (created_by)
        references auth.users (id) on delete set null,
    constraint security_policies_version_check check (version > 0),
    constraint security_policies_policy_type_check check (
        policy_type in ('password', 'session', 'network', 'data', 'device')
    ),
    constraint security_policies_enforcement_check check (enforcement in ('monitor', 'enforce'))
);

create index idx_security_policies_created_by on public.security_policies (created_by);

comment on table public.security_policies is
    'Rules of a tenant, or of the whole platform, on passwords, sessions, networks and the like.';

comment on column public.security_policies.tenant_id is
    'Null for a rule that holds everywhere.';

create unlogged table public.rate_limits (
    identifier text not null,
    endpoint text not null,
    window_start timestamptz not null,
    request_count integer not null default 1,
    constraint rate_limits_pkey primary key (identifier, endpoint, window_start)
);

create index idx_rate_limits_window_start on public.rate_limits (window_start);

comment on table public.rate_limits is
    'How many requests came from whom in a window of time. Counts of minutes: not worth writing to the log of the database.';

comment on column public.rate_limits.identifier is
    'A user''s id, an address, a key: whatever is limited.';

create table public.trust_ledger_roots (
    id bigint not null generated always as identity,
    period tstzrange not null,
    root_hash public.sha256_hex not null,
    previous_hash public.sha256_hex,
    entry_count integer not null,
    signature text,
    created_at timestamptz not null default now(),
    constraint trust_ledger_roots_pkey primary key (id),
    constraint trust_ledger_roots_root_hash_key unique (root_hash),
    constraint trust_ledger_roots_previous_hash_fkey foreign key (previous_hash)
        references public.trust_ledger_roots (root_hash) on delete restrict,
    constraint trust_ledger_roots_period_check check (not isempty(period)),
    constraint trust_ledger_roots_entry_count_check check (entry_count >= 0),
    constraint trust_ledger_roots_period_excl exclude using gist (period with &&)
);

create index idx_trust_ledger_roots_created_at on public.trust_ledger_roots (created_at desc);

create unique index idx_trust_ledger_roots_previous_hash on public.trust_ledger_roots (previous_hash);

comment on table public.trust_ledger_roots is
    'Roots of the hash trees over guardian_events, one for each span of time. Each names the one before; none is ever changed.';

comment on column public.trust_ledger_roots.previous_hash is
    'Null for the first.';

create table public.guardian_preferences (
    user_id uuid not null,
    trust_level smallint not null default 2,
    is_private_mode boolean not null default false,
    allowed_categories text[] not null default '{}',
    alert_threshold public.severity_level not null default 'medium',
    retention_days integer not null default 90,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint guardian_preferences_pkey primary key (user_id),
    constraint guardian_preferences_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
    constraint guardian_preferences_trust_level_check check (trust_level between 0 and 4),
    constraint guardian_preferences_retention_days_check check (retention_days between 1 and 3650)
);

comment on table public.guardian_preferences is
    'What a user lets the platform do without asking.';

comment on column public.guardian_preferences.trust_level is
    'From 0, ask about everything, to 4, ask about nothing.';

comment on column public.guardian_preferences.allowed_categories is
    'Kinds of data that may be used.';

create table public.guardian_events (
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    event_type text not null,
    data_category text not null,
    severity public.severity_level not null default 'info',
    action text not null default 'allowed',
    explanation text,
    entry_hash public.sha256_hex not null,
    ledger_root_id bigint,
    occurred_at timestamptz not null default now(),
    created_at timestamptz not null default now(),
    constraint guardian_events_pkey primary key (id),
    constraint guardian_events_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
    constraint guardian_events_ledger_root_id_fkey foreign key (ledger_root_id)
        references public.trust_ledger_roots (id) on delete set null,
    constraint guardian_events_action_check check (action in ('allowed', 'masked', 'blocked'))
);

create index idx_guardian_events_user_id_occurred_at on public.guardian_events (user_id, occurred_at desc);

create index idx_guardian_events_unsealed on public.guardian_events (occurred_at) where ledger_root_id is null;

create index idx_guardian_events_ledger_root_id on public.guardian_events (ledger_root_id);

comment on table public.guardian_events is
    'Each use of a user''s data that the guardian saw, and what it did about it.';

comment on column public.guardian_events.explanation is
    'In words for the user.';

comment on column public.guardian_events.entry_hash is
    'Leaf of the hash tree.';

comment on column public.guardian_events.ledger_root_id is
    'The root that covers it; null until the tree is closed.';

create table public.trust_badges (
    id uuid not null default gen_random_uuid(),
    slug public.slug not null,
    name text not null,
    description text not null default '',
    requirements jsonb not null default '[]'::jsonb,
    min_trust_score smallint not null default 0,
    is_active boolean not null default true,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint trust_badges_pkey primary key (id),
    constraint trust_badges_slug_key unique (slug),
    constraint trust_badges_requirements_check check (jsonb_typeof(requirements) = 'array'),
    constraint trust_badges_min_trust_score_check check (min_trust_score between 0 and 100)
);

comment on table public.trust_badges is
    'Marks of trust and what has to be shown to carry them.';

-- Triggers

create trigger update_privacy_consents_updated_at
    before update on public.privacy_consents
    for each row
    execute function public.update_updated_at_column();

create trigger update_data_subjects_updated_at
    before update on public.data_subjects
    for each row
    execute function public.update_updated_at_column();

create trigger update_data_subject_requests_updated_at
    before update on public.data_subject_requests
    for each row
    execute function public.update_updated_at_column();

create trigger update_data_processing_activities_updated_at
    before update on public.data_processing_activities
    for each row
    execute function public.update_updated_at_column();

create trigger update_compliance_reports_updated_at
    before update on public.compliance_reports
    for each row
    execute function public.update_updated_at_column();

create trigger update_security_policies_updated_at
    before update on public.security_policies
    for each row
    execute function public.update_updated_at_column();

create trigger handle_guardian_preferences_updated_at
    before update on public.guardian_preferences
    for each row
    execute function public.handle_updated_at();

create trigger update_trust_badges_updated_at
    before update on public.trust_badges
    for each row
    execute function public.update_updated_at_column();

-- Row level security

alter table public.privacy_consents enable row level security;

alter table public.data_subjects enable row level security;

alter table public.data_subject_requests enable row level security;

alter table public.consent_records enable row level security;

alter table public.data_processing_activities enable row level security;

alter table public.compliance_reports enable row level security;

alter table public.compliance_metrics enable row level security;

alter table public.audit_log enable row level security;

alter table public.audit_logs enable row level security;

alter table public.audit_logs_2024 enable row level security;

alter table public.audit_logs_2025 enable row level security;

alter table public.audit_logs_default enable row level security;

alter table public.security_events enable row level security;

alter table public.threat_detections enable row level security;

alter table public.failed_attempts enable row level security;

alter table public.failed_login_attempts enable row level security;

alter table public.security_policies enable row level security;

alter table public.rate_limits enable row level security;

alter table public.trust_ledger_roots enable row level security;

alter table public.guardian_preferences enable row level security;

alter table public.guardian_events enable row level security;

alter table public.trust_badges enable row level security;
