-- Policies on security, trust, billing and all that follows. 70_policies_people.sql tells the patterns.

-- Security & Audit

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

create policy "Admins can view the old audit log" on public.audit_log
    for select
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Tenant admins can view audit logs of their tenant" on public.audit_logs
    for select
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin'));

create policy "Admins can view audit logs" on public.audit_logs
    for select
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Service role can manage audit logs" on public.audit_logs
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Tenant admins can view security events of their tenant" on public.security_events
    for select
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin'));

create policy "Admins can manage security events" on public.security_events
    for all
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Service role can manage security events" on public.security_events
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Tenant admins can view threat detections of their tenant" on public.threat_detections
    for select
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin'));

create policy "Admins can manage threat detections" on public.threat_detections
    for all
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Service role can manage threat detections" on public.threat_detections
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Admins can view failed attempts" on public.failed_attempts
    for select
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Service role can manage failed attempts" on public.failed_attempts
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Admins can view counts of failed logins" on public.failed_login_attempts
    for select
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Service role can manage counts of failed logins" on public.failed_login_attempts
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Members can view security policies of their tenant" on public.security_policies
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = security_policies.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Tenant admins can manage security policies of their tenant" on public.security_policies
    for all
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin'));

create policy "Admins can manage security policies" on public.security_policies
    for all
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Service role can manage rate limits" on public.rate_limits
    for all
    to service_role
    using (auth.role() = 'service_role');

-- Trust & Guardian

alter table public.trust_ledger_roots enable row level security;

alter table public.guardian_preferences enable row level security;

alter table public.guardian_events enable row level security;

alter table public.trust_badges enable row level security;

create policy "Anyone can view the roots" on public.trust_ledger_roots
    for select
    to anon, authenticated
    using (true);

create policy "Service role can add roots" on public.trust_ledger_roots
    for insert
    to service_role
    with check (auth.role() = 'service_role');

create policy "Users can manage their own guardian preferences" on public.guardian_preferences
    for all
    to authenticated
    using (auth.uid() = user_id);

create policy "Users can view their own guardian events" on public.guardian_events
    for select
    to authenticated
    using (auth.uid() = user_id);

create policy "Service role can manage guardian events" on public.guardian_events
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Anyone can view trust badges" on public.trust_badges
    for select
    to anon, authenticated
    using (true);

create policy "Admins can manage trust badges" on public.trust_badges
    for all
    to authenticated
    using (public.is_admin(auth.uid()));

-- Billing & Subscriptions

alter table public.subscription_plans enable row level security;

alter table public.subscription_tiers enable row level security;

alter table public.revenue_streams enable row level security;

create policy "Anyone can view subscription plans" on public.subscription_plans
    for select
    to anon, authenticated
    using (true);

create policy "Admins can manage subscription plans" on public.subscription_plans
    for all
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Users can view their own subscription tiers" on public.subscription_tiers
    for select
    to authenticated
    using (auth.uid() = user_id);

create policy "Admins can manage subscription tiers" on public.subscription_tiers
    for all
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Service role can manage subscription tiers" on public.subscription_tiers
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Members can view revenue streams of their tenant" on public.revenue_streams
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = revenue_streams.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Tenant admins can manage revenue streams of their tenant" on public.revenue_streams
    for all
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin'));

-- Marketplace & Integrations

alter table public.integrations enable row level security;

alter table public.marketplace_items enable row level security;

alter table public.api_services enable row level security;

alter table public.api_usage enable row level security;

alter table public.api_logs enable row level security;

alter table public.api_logs_2025_01 enable row level security;

alter table public.api_logs_2025_02 enable row level security;

alter table public.api_logs_default enable row level security;

create policy "Anyone can view integrations" on public.integrations
    for select
    to anon, authenticated
    using (true);

create policy "Admins can manage integrations" on public.integrations
    for all
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Published items are visible to everyone" on public.marketplace_items
    for select
    to anon, authenticated
    using (status = 'published');

create policy "Authors can manage their own items until they are published" on public.marketplace_items
    for all
    to authenticated
    using (
        auth.uid() = author_id
        and status = 'draft'
        and (tenant_id is null or public.is_tenant_member(tenant_id, auth.uid()))
    );

create policy "Admins can manage marketplace items" on public.marketplace_items
    for all
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Admins can manage api services" on public.api_services
    for all
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Service role can manage api services" on public.api_services
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Members can view api usage of their tenant" on public.api_usage
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = api_usage.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Service role can manage api usage" on public.api_usage
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Tenant admins can view api logs of their tenant" on public.api_logs
    for select
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin'));

create policy "Service role can manage api logs" on public.api_logs
    for all
    to service_role
    using (auth.role() = 'service_role');

-- Appointments & Meetings

alter table public.appointments enable row level security;

alter table public.appointment_reminders enable row level security;

alter table public.meetings enable row level security;

alter table public.meeting_notes enable row level security;

create policy "Organizers can manage their own appointments" on public.appointments
    for all
    to authenticated
    using (auth.uid() = organizer_id)
    with check (
        auth.uid() = organizer_id
        and (tenant_id is null or public.is_tenant_member(tenant_id, auth.uid()))
    );

create policy "Attendees can view their appointments" on public.appointments
    for select
    to authenticated
    using (auth.uid() = attendee_id);

create policy "Members can view appointments of their tenant" on public.appointments
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = appointments.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Service role can manage appointments" on public.appointments
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Reminders are visible with their appointment" on public.appointment_reminders
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.appointments
            where appointments.id = appointment_reminders.appointment_id
        )
    );

create policy "Organizers can manage reminders" on public.appointment_reminders
    for all
    to authenticated
    using (
        exists (
            select 1
            from public.appointments
            where appointments.id = appointment_reminders.appointment_id
                and appointments.organizer_id = auth.uid()
        )
    );

create policy "Service role can manage appointment reminders" on public.appointment_reminders
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Hosts can manage their own meetings" on public.meetings
    for all
    to authenticated
    using (auth.uid() = host_id)
    with check (
        auth.uid() = host_id
        and (tenant_id is null or public.is_tenant_member(tenant_id, auth.uid()))
    );

create policy "Participants can view their meetings" on public.meetings
    for select
    to authenticated
    using (auth.uid() = any (participant_ids));

create policy "Service role can manage meetings" on public.meetings
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Notes are visible with their meeting" on public.meeting_notes
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.meetings
            where meetings.id = meeting_notes.meeting_id
        )
    );

create policy "Users can manage their own notes on meetings they can see" on public.meeting_notes
    for all
    to authenticated
    using (auth.uid() = author_id)
    with check (
        auth.uid() = author_id
        and exists (
            select 1
            from public.meetings
            where meetings.id = meeting_notes.meeting_id
        )
    );

create policy "Service role can manage meeting notes" on public.meeting_notes
    for all
    to service_role
    using (auth.role() = 'service_role');

-- Design & Projects

alter table public.design_projects enable row level security;

alter table public.design_versions enable row level security;

create policy "Users can manage their own design projects" on public.design_projects
    for all
    to authenticated
    using (auth.uid() = user_id)
    with check (
        auth.uid() = user_id
        and (tenant_id is null or public.is_tenant_member(tenant_id, auth.uid()))
    );

create policy "Members can view design projects of their tenant" on public.design_projects
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = design_projects.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Versions are visible with their project" on public.design_versions
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.design_projects
            where design_projects.id = design_versions.project_id
        )
    );

create policy "Users can save versions of their own projects" on public.design_versions
    for insert
    to authenticated
    with check (
        auth.uid() = created_by
        and exists (
            select 1
            from public.design_projects
            where design_projects.id = design_versions.project_id
                and design_projects.user_id = auth.uid()
        )
    );

create policy "Users can delete versions of their own projects" on public.design_versions
    for delete
    to authenticated
    using (
        exists (
            select 1
            from public.design_projects
            where design_projects.id = design_versions.project_id
                and design_projects.user_id = auth.uid()
        )
    );

-- Community & Social

alter table public.community_posts enable row level security;

alter table public.expert_profiles enable row level security;

alter table public.communication_channels enable row level security;

create policy "Published threads are visible to everyone" on public.community_posts
    for select
    to anon, authenticated
    using (published_at <= now() and tenant_id is null);

create policy "Members can view published threads of their tenant" on public.community_posts
    for select
    to authenticated
    using (
        published_at <= now()
        and exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = community_posts.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Users can manage their own threads" on public.community_posts
    for all
    to authenticated
    using (auth.uid() = user_id)
    with check (
        auth.uid() = user_id
        and (tenant_id is null or public.is_tenant_member(tenant_id, auth.uid()))
    );

create policy "Moderators can manage threads" on public.community_posts
    for all
    to authenticated
    using (public.has_role(auth.uid(), 'moderator') or public.is_admin(auth.uid()));

create policy "Verified experts are visible to everyone" on public.expert_profiles
    for select
    to anon, authenticated
    using (is_verified = true);

create policy "Users can view their own expert profile" on public.expert_profiles
    for select
    to authenticated
    using (auth.uid() = user_id);

create policy "Users can add their own expert profile" on public.expert_profiles
    for insert
    to authenticated
    with check (auth.uid() = user_id and is_verified = false);

create policy "Users can update their own expert profile" on public.expert_profiles
    for update
    to authenticated
    using (auth.uid() = user_id);

create policy "Users can delete their own expert profile" on public.expert_profiles
    for delete
    to authenticated
    using (auth.uid() = user_id);

create policy "Service role can manage expert profiles" on public.expert_profiles
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Tenant admins can manage communication channels of their tenant" on public.communication_channels
    for all
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin'));

create policy "Service role can manage communication channels" on public.communication_channels
    for all
    to service_role
    using (auth.role() = 'service_role');

-- Notifications & Preferences

alter table public.notification_preferences enable row level security;

alter table public.push_subscriptions enable row level security;

create policy "Users can manage their own notification preferences" on public.notification_preferences
    for all
    to authenticated
    using (auth.uid() = user_id);

create policy "Users can manage their own push subscriptions" on public.push_subscriptions
    for all
    to authenticated
    using (auth.uid() = user_id);

create policy "Service role can manage push subscriptions" on public.push_subscriptions
    for all
    to service_role
    using (auth.role() = 'service_role');

-- Blog & Content

alter table public.blog_comments enable row level security;

create policy "Approved comments are visible to everyone" on public.blog_comments
    for select
    to anon, authenticated
    using (status = 'approved');

create policy "Users can view their own blog comments" on public.blog_comments
    for select
    to authenticated
    using (auth.uid() = user_id);

create policy "Users can comment on the blog" on public.blog_comments
    for insert
    to authenticated
    with check (auth.uid() = user_id and status = 'pending');

create policy "Readers can comment on the blog" on public.blog_comments
    for insert
    to anon
    with check (user_id is null and status = 'pending');

create policy "Users can delete their own blog comments" on public.blog_comments
    for delete
    to authenticated
    using (auth.uid() = user_id);

create policy "Moderators can manage blog comments" on public.blog_comments
    for all
    to authenticated
    using (public.has_role(auth.uid(), 'moderator') or public.is_admin(auth.uid()));

-- Chat & Conversations

alter table public.chat_conversations enable row level security;

alter table public.chat_messages enable row level security;

create policy "Users can manage their own conversations" on public.chat_conversations
    for all
    to authenticated
    using (auth.uid() = user_id)
    with check (
        auth.uid() = user_id
        and (tenant_id is null or public.is_tenant_member(tenant_id, auth.uid()))
    );

create policy "Messages are visible with their conversation" on public.chat_messages
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.chat_conversations
            where chat_conversations.id = chat_messages.conversation_id
        )
    );

create policy "Users can write in their own conversations" on public.chat_messages
    for insert
    to authenticated
    with check (
        auth.uid() = user_id
        and role = 'user'
        and exists (
            select 1
            from public.chat_conversations
            where chat_conversations.id = chat_messages.conversation_id
                and chat_conversations.user_id = auth.uid()
        )
    );

create policy "Service role can manage chat messages" on public.chat_messages
    for all
    to service_role
    using (auth.role() = 'service_role');

-- Orchestrator & Monitoring

alter table public.orchestrator_reports enable row level security;

alter table public.dependency_reports enable row level security;

alter table public.cost_forecasts enable row level security;

alter table public.security_audits enable row level security;

create policy "Admins can view orchestrator reports" on public.orchestrator_reports
    for select
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Service role can manage orchestrator reports" on public.orchestrator_reports
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Admins can view dependency reports" on public.dependency_reports
    for select
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Service role can manage dependency reports" on public.dependency_reports
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Admins can view cost forecasts" on public.cost_forecasts
    for select
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Service role can manage cost forecasts" on public.cost_forecasts
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Admins can view security audits" on public.security_audits
    for select
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Service role can manage security audits" on public.security_audits
    for all
    to service_role
    using (auth.role() = 'service_role');

-- Storage & Realtime

alter table storage.buckets enable row level security;

alter table storage.objects enable row level security;

create policy "Public buckets are visible to everyone" on storage.buckets
    for select
    to anon, authenticated
    using (public = true);

create policy "Signed-in users can view buckets" on storage.buckets
    for select
    to authenticated
    using (true);

create policy "Service role can manage buckets" on storage.buckets
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Files in public buckets are visible to everyone" on storage.objects
    for select
    to anon, authenticated
    using (
        exists (
            select 1
            from storage.buckets
            where buckets.id = objects.bucket_id
                and buckets.public = true
        )
    );

create policy "Users can view files in their own folder" on storage.objects
    for select
    to authenticated
    using (auth.uid()::text = path_tokens[1]);

create policy "Users can add files to their own folder" on storage.objects
    for insert
    to authenticated
    with check (auth.uid() = owner and auth.uid()::text = split_part(name, '/', 1));

create policy "Users can update files in their own folder" on storage.objects
    for update
    to authenticated
    using (auth.uid() = owner);

create policy "Users can delete files in their own folder" on storage.objects
    for delete
    to authenticated
    using (auth.uid() = owner);

create policy "Service role can manage files" on storage.objects
    for all
    to service_role
    using (auth.role() = 'service_role');
