-- Who may touch which table at all; the policies then say which rows. Where a row is the user's to change but not every
-- column of it, the grant names the columns. Partitions have no grants: they are reached through their table.

-- Authentication & User Management

grant select on table auth.users to authenticated;

grant select on table public.profiles to anon;

grant select,
    update (username, display_name, avatar_url, bio, locale, timezone, is_public)
    on table public.profiles to authenticated;

grant select, insert, update, delete on table public.user_roles to authenticated;

grant select, insert, update, delete on table public.user_settings to authenticated;

grant select, insert, update, delete on table public.user_apps to authenticated;

-- Multi-Tenant Architecture

grant select, update (name, settings), delete on table public.tenants to authenticated;

grant select, insert, update (role), delete on table public.tenant_members to authenticated;

grant select on table public.tenant_usage to authenticated;

grant select, insert, update, delete on table public.tenant_integrations to authenticated;

-- Gamification & Community

grant select on table public.badges to anon;

grant select, insert, update, delete on table public.badges to authenticated;

grant select on table public.user_badges to anon;

grant select, insert, update, delete on table public.user_badges to authenticated;

grant select on table public.streaks to authenticated;

grant select on table public.posts to anon;

grant select,
    insert (user_id, tenant_id, content, image_urls, visibility),
    update (content, image_urls, visibility), delete
    on table public.posts to authenticated;

grant select on table public.comments to anon;

grant select, insert, update (content), delete on table public.comments to authenticated;

grant select on table public.reactions to anon;

grant select, insert, delete on table public.reactions to authenticated;

grant select, insert, update, delete on table public.journal_entries to authenticated;

grant select on table public.challenges to anon;

grant select, insert, update, delete on table public.challenges to authenticated;

grant select, insert (challenge_id, user_id), delete on table public.challenge_participants to authenticated;

grant select on table public.leaderboard_entries to anon;

grant select on table public.leaderboard_entries to authenticated;

grant select, update (read_at), delete on table public.notifications to authenticated;

grant select, insert, delete on table public.user_follows to authenticated;

grant select on table public.activities to authenticated;

grant select, insert on table public.referrals to authenticated;

grant select, insert, update, delete on table public.moderation_flags to authenticated;

-- Events & Telemetry

grant select on table public.sessions to authenticated;

grant select on table public.events to authenticated;

grant insert on table public.telemetry_events to authenticated;

grant select, insert on table public.app_events to authenticated;

grant select on table public.conversion_events to authenticated;

grant select on table public.signals to authenticated;

grant select, insert, update, delete on table public.segments to authenticated;

grant select, insert, update, delete on table public.user_segments to authenticated;

-- Analytics & Metrics

grant select on table public.metrics_daily to authenticated;

grant select on table public.metrics_log to authenticated;

grant select, insert on table public.performance_metrics to authenticated;

grant select, insert, update, delete on table public.business_metrics to authenticated;

grant select on table public.system_metrics to authenticated;

grant select on table public.pmf_metrics_snapshots to authenticated;

grant select on table public.user_activations to authenticated;

-- AI & Embeddings

grant select on table public.ai_embeddings to authenticated;

grant select, insert, update, delete on table public.ai_agents to authenticated;

grant select on table public.ai_health_metrics to authenticated;

grant select, update (status) on table public.ai_insights to authenticated;

grant select on table public.agent_interactions to authenticated;

-- Workflows & Automation

grant select on table public.workflow_templates to anon;

grant select, insert, update, delete on table public.workflow_templates to authenticated;

grant select, insert, update, delete on table public.automation_workflows to authenticated;

grant select, insert, update, delete on table public.workflow_definitions to authenticated;

grant select on table public.workflow_executions to authenticated;

grant select on table public.workflow_steps to authenticated;

grant select on table public.step_executions to authenticated;

grant select, insert, update, delete on table public.autopilot_workflows to authenticated;

-- Lead Generation & CRM

grant select, insert, update, delete on table public.lead_sources to authenticated;

grant select, insert, update, delete on table public.leads to authenticated;

grant select, insert, update, delete on table public.lead_activities to authenticated;

grant select on table public.lead_sessions to authenticated;

grant select, insert, update, delete on table public.lead_touchpoints to authenticated;

grant select, insert, update, delete on table public.email_templates to authenticated;

grant select on table public.email_queue to authenticated;

grant select on table public.email_interactions to authenticated;

grant select, insert, update, delete on table public.nurturing_sequences to authenticated;

grant select, insert, update, delete on table public.nurturing_schedule to authenticated;

grant select, insert, update, delete on table public.nurturing_enrollments to authenticated;

grant select on table public.crm_sync_log to authenticated;

grant select on table public.conversions to authenticated;

grant select, insert, update, delete on table public.marketing_costs to authenticated;

grant select, insert, update, delete on table public.campaign_costs to authenticated;

grant select on table public.roi_tracking to authenticated;

grant select on table public.revenue_events to authenticated;

grant select, insert, update, delete on table public.ab_tests to authenticated;

grant select on table public.ab_test_assignments to authenticated;

grant select on table public.ab_test_conversions to authenticated;

-- Privacy & Compliance

grant select, insert, update, delete on table public.privacy_consents to authenticated;

grant select, insert, update, delete on table public.data_subjects to authenticated;

grant select, insert, update, delete on table public.data_subject_requests to authenticated;

grant select on table public.consent_records to authenticated;

grant select, insert, update, delete on table public.data_processing_activities to authenticated;

grant select, insert, update, delete on table public.compliance_reports to authenticated;

grant select on table public.compliance_metrics to authenticated;

-- Security & Audit

grant select on table public.audit_log to authenticated;

grant select on table public.audit_logs to authenticated;

grant select, insert, update, delete on table public.security_events to authenticated;

grant select, insert, update, delete on table public.threat_detections to authenticated;

grant select on table public.failed_attempts to authenticated;

grant select on table public.failed_login_attempts to authenticated;

grant select, insert, update, delete on table public.security_policies to authenticated;

-- Trust & Guardian

grant select on table public.trust_ledger_roots to anon;

grant select on table public.trust_ledger_roots to authenticated;

grant select, insert, update, delete on table public.guardian_preferences to authenticated;

grant select on table public.guardian_events to authenticated;

grant select on table public.trust_badges to anon;

grant select, insert, update, delete on table public.trust_badges to authenticated;

-- Billing & Subscriptions

grant select on table public.subscription_plans to anon;

grant select, insert, update, delete on table public.subscription_plans to authenticated;

grant select, insert, update, delete on table public.subscription_tiers to authenticated;

grant select, insert, update, delete on table public.revenue_streams to authenticated;

-- Marketplace & Integrations

grant select on table public.integrations to anon;

grant select, insert, update, delete on table public.integrations to authenticated;

grant select on table public.marketplace_items to anon;

grant select, insert, update, delete on table public.marketplace_items to authenticated;

grant select, insert, update, delete on table public.api_services to authenticated;

grant select on table public.api_usage to authenticated;

grant select on table public.api_logs to authenticated;

-- Appointments & Meetings

grant select, insert, update, delete on table public.appointments to authenticated;

grant select, insert, update, delete on table public.appointment_reminders to authenticated;

grant select, insert, update, delete on table public.meetings to authenticated;

grant select, insert, update, delete on table public.meeting_notes to authenticated;

-- Design & Projects

grant select, insert, update, delete on table public.design_projects to authenticated;

grant select, insert, delete on table public.design_versions to authenticated;

-- Community & Social

grant select on table public.community_posts to anon;

grant select,
    insert (user_id, tenant_id, category, title, slug, content, tags, published_at),
    update (category, title, content, tags, published_at, is_pinned, is_locked), delete
    on table public.community_posts to authenticated;

grant select on table public.expert_profiles to anon;

grant select,
    insert (user_id, headline, expertise, languages, hourly_rate, currency, available_hours),
    update (headline, expertise, languages, hourly_rate, currency, available_hours), delete
    on table public.expert_profiles to authenticated;

grant select, insert, update, delete on table public.communication_channels to authenticated;

-- Notifications & Preferences

grant select, insert, update, delete on table public.notification_preferences to authenticated;

grant select, insert, update, delete on table public.push_subscriptions to authenticated;

-- Blog & Content

grant select, insert (post_slug, parent_id, author_name, content) on table public.blog_comments to anon;

grant select, insert, update (status), delete on table public.blog_comments to authenticated;

-- Chat & Conversations

grant select, insert, update, delete on table public.chat_conversations to authenticated;

grant select, insert on table public.chat_messages to authenticated;

-- Orchestrator & Monitoring

grant select on table public.orchestrator_reports to authenticated;

grant select on table public.dependency_reports to authenticated;

grant select on table public.cost_forecasts to authenticated;

grant select on table public.security_audits to authenticated;

-- Storage & Realtime

grant select on table storage.buckets to anon;

grant select on table storage.buckets to authenticated;

grant select on table storage.objects to anon;

grant select, insert, update (metadata, last_accessed_at), delete on table storage.objects to authenticated;

-- What is not a plain table: the view is read under the policies of metrics_daily; the materialized views know no
-- policies and are for the backend.

grant select on public.metrics_dashboard to authenticated;

-- an admin who enters a request needs the next number

grant usage on sequence public.data_subject_request_number to authenticated;

-- The backend: everything.

grant all on all tables in schema public to service_role;

grant all on all tables in schema storage to service_role;

grant all on all tables in schema auth to service_role;

grant all on all sequences in schema public to service_role;

-- A new function is open to everyone. Close them all, then name who may.

revoke execute on all routines in schema public from public;

grant execute on all routines in schema public to service_role;

grant execute on function
    public.is_admin(uuid),
    public.has_role(uuid, public.app_role),
    public.is_tenant_member(uuid, uuid),
    public.get_tenant_member_role(uuid, uuid)
    to authenticated;

grant execute on function
    public.create_tenant(text, text, uuid),
    public.check_tenant_limit(uuid, text),
    public.search_embeddings(extensions.vector, double precision, integer, text),
    public.hybrid_search(text, extensions.vector, double precision, integer, text),
    public.log_automation_event(text, uuid, uuid, jsonb),
    public.calculate_lead_score(uuid),
    public.check_appointment_conflicts(timestamptz, timestamptz, uuid),
    public.has_valid_consent(uuid, text),
    public.get_user_data_purposes(uuid),
    public.anonymize_personal_data(uuid),
    public.handle_data_subject_access_request(uuid, public.data_request_type),
    public.get_guardian_summary(uuid, integer),
    public.get_or_create_user_settings(uuid, uuid),
    public.mark_notifications_read(uuid, uuid[]),
    public.get_unread_notification_count(uuid, uuid),
    public.get_latest_metrics_per_source(integer),
    public.get_metrics_trends(integer),
    public.get_latest_orchestrator_report()
    to authenticated;

grant execute on function public.get_blog_post_comment_count(text) to anon, authenticated;
