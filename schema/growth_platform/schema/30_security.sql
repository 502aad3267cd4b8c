-- Who did what, and who tried what. Here too names double: audit_log is the old audit_logs; failed_attempts has a row
-- for each failed sign-in, failed_login_attempts one count for each address that the functions work with.

-- @section 10. Security & Audit
-- @deprecated audit_logs takes new entries.
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

-- @section 10. Security & Audit
-- @purpose Written by log_audit_event() and the audit triggers. No foreign keys: entries outlive what they are about.
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

-- @section 10. Security & Audit
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

-- @section 10. Security & Audit
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
comment on column public.threat_detections.indicators is
    'What gave the threat away.';
comment on column public.threat_detections.mitigated_at is
    'When it was dealt with; null until then.';

-- @section 10. Security & Audit
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
comment on column public.failed_attempts.reason is
    'Why it failed.';

-- @section 10. Security & Audit
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
comment on column public.failed_login_attempts.attempt_count is
    'How many there were in a row.';

-- @section 10. Security & Audit
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
comment on column public.security_policies.enforcement is
    'What happens when a rule is broken.';

-- @section 10. Security & Audit
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
comment on column public.rate_limits.window_start is
    'When the span of time began in which requests are counted.';
