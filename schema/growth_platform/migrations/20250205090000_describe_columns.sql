-- What columns are for whose names do not say it.

comment on column public.ab_test_assignments.variant is
    'Which of the test''s variants the visitor gets.';

comment on column public.ab_test_conversions.metric is
    'What was counted, such as a purchase or a sign-up.';

comment on column public.ab_test_conversions.value is
    'How much it was worth, where that can be said.';

comment on column public.ab_tests.hypothesis is
    'What the test is to find out, in a sentence.';

comment on column public.ab_tests.variants is
    'The variants and how visitors are shared out among them.';

comment on column public.agent_interactions.prompt is
    'What the agent was asked.';

comment on column public.agent_interactions.response is
    'What it answered.';

comment on column public.agent_interactions.input_tokens is
    'Tokens of the question, as the model''s provider counts.';

comment on column public.agent_interactions.output_tokens is
    'Tokens of the answer.';

comment on column public.agent_interactions.cost_usd is
    'What the provider charges for it, in US dollars.';

comment on column public.agent_interactions.latency_ms is
    'Time until the whole answer was there, in milliseconds.';

comment on column public.ai_agents.model is
    'Name of the language model it runs on.';

comment on column public.ai_agents.system_prompt is
    'What the agent is told before every conversation.';

comment on column public.ai_agents.temperature is
    'How much chance plays a part: 0 for none.';

comment on column public.ai_embeddings.model is
    'Which model made the vector; vectors of different models cannot be compared.';

comment on column public.ai_health_metrics.tokens_per_minute is
    'Throughput over the span that was measured.';

comment on column public.ai_insights.confidence is
    'How sure the analysis is of it.';

comment on column public.ai_insights.evidence is
    'What it was drawn from.';

comment on column public.api_logs.path is
    'Path of the request, without the host.';

comment on column public.api_logs.latency_ms is
    'Time until the answer was complete, in milliseconds.';

comment on column public.api_services.auth_type is
    'How callers prove who they are.';

comment on column public.api_services.health_check_path is
    'Path that answers whether the service is well.';

comment on column public.api_services.rate_limit_per_minute is
    'Requests that one caller may make in a minute.';

comment on column public.api_usage.usage_date is
    'The day that is counted, UTC.';

comment on column public.api_usage.bytes_transferred is
    'Sum of requests and answers.';

comment on column public.appointment_reminders.channel is
    'How the reminder is sent.';

comment on column public.appointment_reminders.remind_at is
    'When it is to be sent.';

comment on column public.appointment_reminders.sent_at is
    'When it was; null until then.';

comment on column public.automation_workflows.trigger_type is
    'What sets the automation off.';

comment on column public.automation_workflows.last_run_at is
    'When it last began to run.';

comment on column public.autopilot_workflows.goal is
    'What is to be reached, in a sentence.';

comment on column public.autopilot_workflows.next_run_at is
    'When it looks again whether there is something to do.';

comment on column public.business_metrics.metric_name is
    'What is measured.';

comment on column public.business_metrics.period is
    'The days that the figure is about.';

comment on column public.business_metrics.value is
    'What was measured.';

comment on column public.business_metrics.target is
    'What was aimed at; null for no aim.';

comment on column public.campaign_costs.period is
    'The days that were paid for.';

comment on column public.campaign_costs.impressions is
    'How often the advertisement was shown.';

comment on column public.campaign_costs.clicks is
    'How often it was clicked.';

comment on column public.challenge_participants.progress is
    'How far the participant is, towards the challenge''s goal.';

comment on column public.challenges.goal_value is
    'How much of it is to be done.';

comment on column public.challenges.xp_reward is
    'Experience points for those who reach the goal.';

comment on column public.chat_conversations.last_message_at is
    'When the latest message was written; conversations are listed by it.';

comment on column public.chat_messages.role is
    'Who speaks.';

comment on column public.communication_channels.config is
    'What the channel needs to be reached, by its kind.';

comment on column public.communication_channels.is_default is
    'True for the channel that is taken where none is chosen.';

comment on column public.community_posts.is_pinned is
    'True for threads that stay at the top.';

comment on column public.community_posts.is_locked is
    'True for threads that take no more replies.';

comment on column public.community_posts.search_vector is
    'Words of title and text, for searching.';

comment on column public.compliance_metrics.framework is
    'Which set of rules it belongs to.';

comment on column public.compliance_metrics.is_met is
    'True when the value reaches the target.';

comment on column public.compliance_reports.period is
    'The time that the report is about.';

comment on column public.consent_records.purpose is
    'What the data may be used for.';

comment on column public.consent_records.legal_basis is
    'What the law allows it by.';

comment on column public.consent_records.method is
    'How consent was given.';

comment on column public.consent_records.policy_version is
    'Version of the privacy notice that was shown.';

comment on column public.conversion_events.funnel is
    'Which funnel the step belongs to.';

comment on column public.conversion_events.step_number is
    'Place of the step in its funnel, from 1.';

comment on column public.cost_forecasts.lower_bound is
    'The forecast is between this and upper_bound, most likely.';

comment on column public.cost_forecasts.actual_amount is
    'What it came to in the end; null until that is known.';

comment on column public.crm_sync_log.direction is
    'Whether something came from the CRM or went there.';

comment on column public.crm_sync_log.payload is
    'What was sent.';

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

comment on column public.data_subject_requests.reference is
    'Number to write to the person about.';

comment on column public.data_subject_requests.due_at is
    'When it has to be answered, by law.';

comment on column public.data_subjects.jurisdiction is
    'Whose law holds for the person.';

comment on column public.data_subjects.anonymized_at is
    'When the personal data was removed; null while it is there.';

comment on column public.dependency_reports.is_outdated is
    'True when there is a later version.';

comment on column public.dependency_reports.advisories is
    'Known weaknesses of the version in use.';

comment on column public.email_queue.attempts is
    'How often sending was tried.';

comment on column public.email_queue.scheduled_for is
    'Not to be sent before this time.';

comment on column public.email_queue.last_error is
    'Why the latest attempt failed.';

comment on column public.events.source is
    'Which importer brought the event.';

comment on column public.expert_profiles.expertise is
    'Fields that the expert knows.';

comment on column public.expert_profiles.rating is
    'Mean of the ratings; null while there are none.';

comment on column public.failed_attempts.reason is
    'Why it failed.';

comment on column public.failed_login_attempts.attempt_count is
    'How many there were in a row.';

comment on column public.guardian_events.severity is
    'How much it matters.';

comment on column public.guardian_preferences.alert_threshold is
    'Events below this are not told to the user.';

comment on column public.guardian_preferences.retention_days is
    'How long events are kept.';

comment on column public.integrations.scopes is
    'What the integration may do at the provider.';

comment on column public.journal_entries.entry_date is
    'The day that the entry is about, by the user''s calendar.';

comment on column public.lead_sessions.first_page is
    'Where the visit began.';

comment on column public.lead_touchpoints.weight is
    'Share of a conversion that is put down to this contact.';

comment on column public.leaderboard_entries.score is
    'Points gained in the span of time.';

comment on column public.leads.score_updated_at is
    'When the score was last worked out.';

comment on column public.leads.custom_fields is
    'What a tenant wants to know besides.';

comment on column public.leads.converted_at is
    'When the lead became a customer.';

comment on column public.metrics_daily.metric_date is
    'The day, UTC.';

comment on column public.metrics_daily.computed_at is
    'When it was worked out; a day can be worked out again.';

comment on column public.metrics_log.labels is
    'What the value is about, by name.';

comment on column public.moderation_flags.content_type is
    'What kind of thing is reported.';

comment on column public.notification_preferences.frequency is
    'At once, or gathered.';

comment on column public.notifications.link is
    'Where the notice leads to.';

comment on column public.nurturing_enrollments.next_step_at is
    'When the next message is due.';

comment on column public.nurturing_schedule.step_number is
    'Place of the step in its sequence, from 1.';

comment on column public.nurturing_schedule.conditions is
    'What has to be true of the lead for the step to be taken.';

comment on column public.performance_metrics.metric is
    'Which figure of the page, such as the time until it was shown.';

comment on column public.performance_metrics.rating is
    'How good the value is, by the usual bounds.';

comment on column public.pmf_metrics_snapshots.details is
    'What the figures were worked out from.';

comment on column public.posts.visibility is
    'Who may see the post.';

comment on column public.privacy_consents.withdrawn_at is
    'When it was taken back; null while it holds.';

comment on column public.profiles.bio is
    'What the user says of themselves.';

comment on column public.push_subscriptions.endpoint is
    'Where the browser''s service takes messages.';

comment on column public.push_subscriptions.p256dh_key is
    'Public key of the browser, to encrypt messages with.';

comment on column public.push_subscriptions.auth_key is
    'Shared secret of the subscription.';

comment on column public.rate_limits.window_start is
    'When the span of time began in which requests are counted.';

comment on column public.referrals.rewarded_at is
    'When the reward was given; null until then.';

comment on column public.roi_tracking.computed_at is
    'When it was worked out.';

comment on column public.security_audits.scope is
    'What was looked at.';

comment on column public.security_audits.findings is
    'What was found.';

comment on column public.security_policies.enforcement is
    'What happens when a rule is broken.';

comment on column public.sessions.landing_page is
    'Where the visit began.';

comment on column public.signals.signal_name is
    'What is measured of the user.';

comment on column public.step_executions.attempt is
    'Which try it is, from 1.';

comment on column public.streaks.current_length is
    'Days in a row up to last_active_on.';

comment on column public.streaks.longest_length is
    'The most there ever were.';

comment on column public.subscription_plans.billing_interval is
    'How often the price is due.';

comment on column public.subscription_plans.features is
    'What the plan allows, by name.';

comment on column public.subscription_tiers.cancel_at_period_end is
    'True when it ends with the period that is paid for.';

comment on column public.tenant_integrations.config is
    'What the integration needs to know, by its kind.';

comment on column public.tenants.trial_ends_at is
    'Until when the tenant may try the platform for nothing.';

comment on column public.threat_detections.indicators is
    'What gave the threat away.';

comment on column public.threat_detections.mitigated_at is
    'When it was dealt with; null until then.';

comment on column public.trust_badges.min_trust_score is
    'Trust that it takes to get the badge.';

comment on column public.trust_ledger_roots.entry_count is
    'How many entries the root stands for.';

comment on column public.trust_ledger_roots.signature is
    'Signature of the root, to show that nobody changed it.';

comment on column public.user_apps.disconnected_at is
    'When the user took the connection back; null while it holds.';

comment on column public.user_badges.reason is
    'What the badge was earned by.';

comment on column public.user_settings.email_digest is
    'How often news are gathered into a mail.';

comment on column public.workflow_executions.duration is
    'From start to finish.';

comment on column public.workflow_steps.position is
    'Place of the step in its run, from 1.';

comment on column public.workflow_templates.definition is
    'The automation that a tenant gets when it takes the template.';
