-- Row level security: on, and without a policy, in all of auth and storage. A project writes policies on
-- storage.objects and the like as it sees fit; what has none is for the platform's services alone. Secrets,
-- subscriptions and the books of migrations are kept from requests by rights instead: nobody has any.

alter table auth.users enable row level security;

alter table auth.identities enable row level security;

alter table auth.one_time_tokens enable row level security;

alter table auth.audit_log_entries enable row level security;

alter table auth.instances enable row level security;

alter table auth.schema_migrations enable row level security;

alter table auth.sessions enable row level security;

alter table auth.refresh_tokens enable row level security;

alter table auth.mfa_factors enable row level security;

alter table auth.mfa_challenges enable row level security;

alter table auth.mfa_amr_claims enable row level security;

alter table auth.flow_state enable row level security;

alter table auth.sso_providers enable row level security;

alter table auth.sso_domains enable row level security;

alter table auth.saml_providers enable row level security;

alter table auth.saml_relay_states enable row level security;

alter table storage.buckets enable row level security;

alter table storage.objects enable row level security;

alter table storage.s3_multipart_uploads enable row level security;

alter table storage.s3_multipart_uploads_parts enable row level security;

alter table storage.migrations enable row level security;

alter table realtime.messages enable row level security;

-- Rights of the API's roles. Of auth they see what a project's functions and views choose to show.

grant usage on schema realtime to anon, authenticated, service_role;

grant select on all tables in schema auth to service_role;

grant select, insert, update, delete on table storage.buckets to anon, authenticated, service_role;

grant select, insert, update, delete on table storage.objects to anon, authenticated, service_role;

grant select, insert, update on table realtime.messages to anon, authenticated, service_role;
