-- Stamps of change, an audit trail on what is critical, and what follows from a change elsewhere. Clients that save
-- whole rows get handle_updated_at(), which looks whether anything changed; all others update_updated_at_column().

-- Authentication & User Management

create trigger on_auth_user_created
    after insert on auth.users
    for each row
    execute function public.handle_new_user();

create trigger update_users_updated_at
    before update on auth.users
    for each row
    execute function public.update_updated_at_column();

create trigger update_leaderboard
    after update of xp on public.profiles
    for each row
    when (old.xp is distinct from new.xp)
    execute function public.update_leaderboard();

create trigger update_profiles_updated_at
    before update on public.profiles
    for each row
    execute function public.update_updated_at_column();

create trigger audit_user_roles
    after insert or update or delete on public.user_roles
    for each row
    execute function public.audit_row_change();

create trigger handle_user_settings_updated_at
    before update on public.user_settings
    for each row
    execute function public.handle_updated_at();

create trigger update_user_apps_updated_at
    before update on public.user_apps
    for each row
    execute function public.update_updated_at_column();

-- Multi-Tenant Architecture

create trigger update_tenants_updated_at
    before update on public.tenants
    for each row
    execute function public.update_updated_at_column();

create trigger audit_tenant_members
    after insert or update or delete on public.tenant_members
    for each row
    execute function public.audit_row_change();

create constraint trigger check_tenant_has_owner
    after update or delete on public.tenant_members
    deferrable initially deferred
    for each row
    execute function public.check_tenant_has_owner();

create trigger update_tenant_members_updated_at
    before update on public.tenant_members
    for each row
    execute function public.update_updated_at_column();

create trigger update_tenant_usage_updated_at
    before update on public.tenant_usage
    for each row
    execute function public.update_updated_at_column();

create trigger audit_tenant_integrations
    after insert or update or delete on public.tenant_integrations
    for each row
    execute function public.audit_row_change();

create trigger handle_tenant_integrations_updated_at
    before update on public.tenant_integrations
    for each row
    execute function public.handle_updated_at();

-- Gamification & Community

create trigger update_badges_updated_at
    before update on public.badges
    for each row
    execute function public.update_updated_at_column();

create trigger award_badge_xp
    after insert on public.user_badges
    for each row
    execute function public.award_badge_xp();

create trigger update_streaks_updated_at
    before update on public.streaks
    for each row
    execute function public.update_updated_at_column();

create trigger update_posts_updated_at
    before update of content, image_urls, visibility, tenant_id on public.posts
    for each row
    execute function public.update_updated_at_column();

create trigger count_post_comments_added
    after insert on public.comments
    referencing new table as changed
    for each statement
    execute function public.count_post_comments();

create trigger count_post_comments_removed
    after delete on public.comments
    referencing old table as changed
    for each statement
    execute function public.count_post_comments();

create trigger update_comments_updated_at
    before update on public.comments
    for each row
    execute function public.update_updated_at_column();

create trigger count_post_reactions_added
    after insert on public.reactions
    referencing new table as changed
    for each statement
    execute function public.count_post_reactions();

create trigger count_post_reactions_removed
    after delete on public.reactions
    referencing old table as changed
    for each statement
    execute function public.count_post_reactions();

create trigger update_journal_entries_updated_at
    before update on public.journal_entries
    for each row
    execute function public.update_updated_at_column();

create trigger update_challenges_updated_at
    before update on public.challenges
    for each row
    execute function public.update_updated_at_column();

create trigger award_challenge_xp
    after update of completed_at on public.challenge_participants
    for each row
    when (old.completed_at is null and new.completed_at is not null)
    execute function public.award_challenge_xp();

create trigger update_challenge_participants_updated_at
    before update on public.challenge_participants
    for each row
    execute function public.update_updated_at_column();

create trigger update_leaderboard_entries_updated_at
    before update on public.leaderboard_entries
    for each row
    execute function public.update_updated_at_column();

create trigger update_referrals_updated_at
    before update on public.referrals
    for each row
    execute function public.update_updated_at_column();

create trigger update_moderation_flags_updated_at
    before update on public.moderation_flags
    for each row
    execute function public.update_updated_at_column();

-- Events & Telemetry

create trigger update_segments_updated_at
    before update on public.segments
    for each row
    execute function public.update_updated_at_column();

-- Analytics & Metrics

create trigger update_business_metrics_updated_at
    before update on public.business_metrics
    for each row
    execute function public.update_updated_at_column();

create trigger update_pmf_metrics_snapshots_updated_at
    before update on public.pmf_metrics_snapshots
    for each row
    execute function public.update_updated_at_column();

-- AI & Embeddings

create trigger update_ai_embeddings_updated_at
    before update on public.ai_embeddings
    for each row
    execute function public.update_updated_at_column();

create trigger update_ai_agents_updated_at
    before update on public.ai_agents
    for each row
    execute function public.update_updated_at_column();

create trigger update_ai_insights_updated_at
    before update on public.ai_insights
    for each row
    execute function public.update_updated_at_column();

-- Workflows & Automation

create trigger update_workflow_templates_updated_at
    before update on public.workflow_templates
    for each row
    execute function public.update_updated_at_column();

create trigger update_automation_workflows_updated_at
    before update on public.automation_workflows
    for each row
    execute function public.update_updated_at_column();

create trigger update_workflow_steps_updated_at
    before update on public.workflow_steps
    for each row
    execute function public.update_updated_at_column();

create trigger update_autopilot_workflows_updated_at
    before update on public.autopilot_workflows
    for each row
    execute function public.update_updated_at_column();

-- Lead Generation & CRM

create trigger update_lead_sources_updated_at
    before update on public.lead_sources
    for each row
    execute function public.update_updated_at_column();

create trigger update_leads_updated_at
    before update on public.leads
    for each row
    execute function public.update_updated_at_column();

create trigger update_email_templates_updated_at
    before update on public.email_templates
    for each row
    execute function public.update_updated_at_column();

create trigger update_email_queue_updated_at
    before update on public.email_queue
    for each row
    execute function public.update_updated_at_column();

create trigger update_nurturing_sequences_updated_at
    before update on public.nurturing_sequences
    for each row
    execute function public.update_updated_at_column();

create trigger update_nurturing_schedule_updated_at
    before update on public.nurturing_schedule
    for each row
    execute function public.update_updated_at_column();

create trigger update_nurturing_enrollments_updated_at
    before update on public.nurturing_enrollments
    for each row
    execute function public.update_updated_at_column();

create trigger update_marketing_costs_updated_at
    before update on public.marketing_costs
    for each row
    execute function public.update_updated_at_column();

create trigger update_campaign_costs_updated_at
    before update on public.campaign_costs
    for each row
    execute function public.update_updated_at_column();

create trigger update_ab_tests_updated_at
    before update on public.ab_tests
    for each row
    execute function public.update_updated_at_column();

-- Privacy & Compliance

create trigger audit_privacy_consents
    after insert or update or delete on public.privacy_consents
    for each row
    execute function public.audit_row_change();

create trigger update_privacy_consents_updated_at
    before update on public.privacy_consents
    for each row
    execute function public.update_updated_at_column();

create trigger audit_data_subjects
    after insert or update or delete on public.data_subjects
    for each row
    execute function public.audit_row_change();

create trigger update_data_subjects_updated_at
    before update on public.data_subjects
    for each row
    execute function public.update_updated_at_column();

create trigger audit_data_subject_requests
    after insert or update or delete on public.data_subject_requests
    for each row
    execute function public.audit_row_change();

create trigger update_data_subject_requests_updated_at
    before update on public.data_subject_requests
    for each row
    execute function public.update_updated_at_column();

create trigger audit_consent_records
    after insert or update or delete on public.consent_records
    for each row
    execute function public.audit_row_change();

create trigger audit_data_processing_activities
    after insert or update or delete on public.data_processing_activities
    for each row
    execute function public.audit_row_change();

create trigger update_data_processing_activities_updated_at
    before update on public.data_processing_activities
    for each row
    execute function public.update_updated_at_column();

create trigger update_compliance_reports_updated_at
    before update on public.compliance_reports
    for each row
    execute function public.update_updated_at_column();

-- Security & Audit

create trigger forbid_audit_log_insert
    before insert on public.audit_log
    for each statement
    execute function public.forbid_change();

create trigger forbid_audit_logs_change
    before update or delete on public.audit_logs
    for each row
    execute function public.forbid_change();

create trigger audit_security_policies
    after insert or update or delete on public.security_policies
    for each row
    execute function public.audit_row_change();

create trigger update_security_policies_updated_at
    before update on public.security_policies
    for each row
    execute function public.update_updated_at_column();

-- Trust & Guardian

create trigger forbid_trust_ledger_roots_change
    before update or delete or truncate on public.trust_ledger_roots
    for each statement
    execute function public.forbid_change();

create trigger handle_guardian_preferences_updated_at
    before update on public.guardian_preferences
    for each row
    execute function public.handle_updated_at();

create trigger update_trust_badges_updated_at
    before update on public.trust_badges
    for each row
    execute function public.update_updated_at_column();

-- Billing & Subscriptions

create trigger update_subscription_plans_updated_at
    before update on public.subscription_plans
    for each row
    execute function public.update_updated_at_column();

create trigger update_subscription_tiers_updated_at
    before update on public.subscription_tiers
    for each row
    execute function public.update_updated_at_column();

create trigger update_revenue_streams_updated_at
    before update on public.revenue_streams
    for each row
    execute function public.update_updated_at_column();

-- Marketplace & Integrations

create trigger handle_integrations_updated_at
    before update on public.integrations
    for each row
    execute function public.handle_updated_at();

create trigger update_marketplace_items_updated_at
    before update on public.marketplace_items
    for each row
    execute function public.update_updated_at_column();

create trigger update_api_services_updated_at
    before update on public.api_services
    for each row
    execute function public.update_updated_at_column();

create trigger update_api_usage_updated_at
    before update on public.api_usage
    for each row
    execute function public.update_updated_at_column();

-- Appointments & Meetings

create trigger update_appointments_updated_at
    before update on public.appointments
    for each row
    execute function public.update_updated_at_column();

create trigger update_meetings_updated_at
    before update on public.meetings
    for each row
    execute function public.update_updated_at_column();

create trigger update_meeting_notes_updated_at
    before update on public.meeting_notes
    for each row
    execute function public.update_updated_at_column();

-- Design & Projects

create trigger update_design_projects_updated_at
    before update on public.design_projects
    for each row
    execute function public.update_updated_at_column();

-- Community & Social

create trigger guard_community_post_flags
    before update of is_pinned, is_locked on public.community_posts
    for each row
    execute function public.guard_moderator_columns();

create trigger update_community_posts_updated_at
    before update on public.community_posts
    for each row
    execute function public.update_updated_at_column();

create trigger update_expert_profiles_updated_at
    before update on public.expert_profiles
    for each row
    execute function public.update_updated_at_column();

create trigger update_communication_channels_updated_at
    before update on public.communication_channels
    for each row
    execute function public.update_updated_at_column();

-- Notifications & Preferences

create trigger handle_notification_preferences_updated_at
    before update on public.notification_preferences
    for each row
    execute function public.handle_updated_at();

-- Blog & Content

create trigger update_blog_comments_updated_at
    before update on public.blog_comments
    for each row
    execute function public.update_updated_at_column();

-- Chat & Conversations

create trigger update_chat_conversations_updated_at
    before update on public.chat_conversations
    for each row
    execute function public.update_updated_at_column();

create trigger count_chat_message
    after insert on public.chat_messages
    for each row
    execute function public.count_chat_message();

-- Storage & Realtime

create trigger update_buckets_updated_at
    before update on storage.buckets
    for each row
    execute function public.update_updated_at_column();

create trigger update_objects_updated_at
    before update on storage.objects
    for each row
    execute function public.update_updated_at_column();
