-- What people agreed to, what they ask of us, and what we have to be able to show.

-- @section 9. Privacy & Compliance
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

-- @section 9. Privacy & Compliance
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

-- @section 9. Privacy & Compliance
create type public.data_request_status as enum (
    'received',
    'in_progress',
    'completed',
    'rejected'
);

comment on type public.data_request_status is
    'How far a request has come.';

-- @section 9. Privacy & Compliance
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
comment on column public.privacy_consents.withdrawn_at is
    'When it was taken back; null while it holds.';

-- @section 9. Privacy & Compliance
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
    email_hash text generated always as (encode(extensions.digest(lower(email), 'sha256'), 'hex')) stored,
    constraint data_subjects_pkey primary key (id),
    constraint data_subjects_pseudonym_key unique (pseudonym),
    constraint data_subjects_tenant_id_fkey foreign key (tenant_id) references public.tenants (id) on delete cascade,
    constraint data_subjects_user_id_fkey foreign key (user_id) references auth.users (id) on delete set null,
    constraint data_subjects_jurisdiction_check check (jurisdiction in ('gdpr', 'ccpa', 'lgpd', 'other')),
    constraint data_subjects_anonymized_at_check check (
        anonymized_at is null or num_nonnulls(user_id, email, full_name) = 0
    )
);

create index idx_data_subjects_email_hash on public.data_subjects (email_hash);

create index idx_data_subjects_user_id on public.data_subjects (user_id);

create index idx_data_subjects_tenant_id on public.data_subjects (tenant_id);

comment on table public.data_subjects is
    'People whose data we hold, with an account or without. Rows stay after the person asked to be forgotten, emptied.';
comment on column public.data_subjects.email is
    'Null once anonymized.';
comment on column public.data_subjects.pseudonym is
    'Stands for the person in what is kept after anonymization.';
comment on column public.data_subjects.email_hash is
    'Finds the person without showing the address.';
comment on column public.data_subjects.jurisdiction is
    'Whose law holds for the person.';
comment on column public.data_subjects.anonymized_at is
    'When the personal data was removed; null while it is there.';

create sequence public.data_subject_request_number as integer;

comment on sequence public.data_subject_request_number is
    'Counts requests, for the number that people quote when they write again.';

-- @section 9. Privacy & Compliance
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
comment on column public.data_subject_requests.reference is
    'Number to write to the person about.';
comment on column public.data_subject_requests.due_at is
    'When it has to be answered, by law.';

alter sequence public.data_subject_request_number owned by public.data_subject_requests.reference;

-- @section 9. Privacy & Compliance
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
comment on column public.consent_records.purpose is
    'What the data may be used for.';
comment on column public.consent_records.legal_basis is
    'What the law allows it by.';
comment on column public.consent_records.method is
    'How consent was given.';
comment on column public.consent_records.policy_version is
    'Version of the privacy notice that was shown.';

-- @section 9. Privacy & Compliance
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
comment on column public.data_processing_activities.controller_name is
    'Who decides why and how the data is used.';
comment on column public.data_processing_activities.data_categories is
    'Kinds of data, such as contact details.';
comment on column public.data_processing_activities.subject_categories is
    'Kinds of people that the data is about.';
comment on column public.data_processing_activities.recipients is
    'Who gets the data.';
comment on column public.data_processing_activities.is_cross_border is
    'True when data leaves the area where the same law holds.';
comment on column public.data_processing_activities.safeguards is
    'What protects data that leaves it.';

-- @section 9. Privacy & Compliance
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
comment on column public.compliance_reports.period is
    'The time that the report is about.';

-- @section 9. Privacy & Compliance
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
comment on column public.compliance_metrics.framework is
    'Which set of rules it belongs to.';
comment on column public.compliance_metrics.is_met is
    'True when the value reaches the target.';
