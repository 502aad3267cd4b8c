-- Policies on leads and privacy. 70_policies_people.sql tells the patterns.

-- Lead Generation & CRM

alter table public.lead_sources enable row level security;

alter table public.leads enable row level security;

alter table public.lead_activities enable row level security;

alter table public.lead_sessions enable row level security;

alter table public.lead_touchpoints enable row level security;

alter table public.email_templates enable row level security;

alter table public.email_queue enable row level security;

alter table public.email_interactions enable row level security;

alter table public.nurturing_sequences enable row level security;

alter table public.nurturing_schedule enable row level security;

alter table public.nurturing_enrollments enable row level security;

alter table public.crm_sync_log enable row level security;

alter table public.conversions enable row level security;

alter table public.marketing_costs enable row level security;

alter table public.campaign_costs enable row level security;

alter table public.roi_tracking enable row level security;

alter table public.revenue_events enable row level security;

alter table public.ab_tests enable row level security;

alter table public.ab_test_assignments enable row level security;

alter table public.ab_test_conversions enable row level security;

create policy "Members can view lead sources of their tenant" on public.lead_sources
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = lead_sources.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Members can manage lead sources of their tenant" on public.lead_sources
    for all
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin', 'member'));

create policy "Members can view leads of their tenant" on public.leads
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = leads.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Members can manage leads of their tenant" on public.leads
    for all
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin', 'member'));

create policy "Service role can manage leads" on public.leads
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Members can view lead activities of their tenant" on public.lead_activities
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = lead_activities.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Members can manage lead activities of their tenant" on public.lead_activities
    for all
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin', 'member'));

create policy "Members can view lead sessions of their tenant" on public.lead_sessions
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = lead_sessions.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Service role can manage lead sessions" on public.lead_sessions
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Members can view lead touchpoints of their tenant" on public.lead_touchpoints
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = lead_touchpoints.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Members can manage lead touchpoints of their tenant" on public.lead_touchpoints
    for all
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin', 'member'));

create policy "Service role can manage lead touchpoints" on public.lead_touchpoints
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Members can view email templates of their tenant" on public.email_templates
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = email_templates.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Members can manage email templates of their tenant" on public.email_templates
    for all
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin', 'member'));

create policy "Members can view queued emails of their tenant" on public.email_queue
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = email_queue.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Service role can manage queued emails" on public.email_queue
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Members can view email interactions of their tenant" on public.email_interactions
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = email_interactions.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Service role can manage email interactions" on public.email_interactions
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Members can view nurturing sequences of their tenant" on public.nurturing_sequences
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = nurturing_sequences.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Members can manage nurturing sequences of their tenant" on public.nurturing_sequences
    for all
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin', 'member'));

create policy "Members can view nurturing schedules of their tenant" on public.nurturing_schedule
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = nurturing_schedule.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Members can manage nurturing schedules of their tenant" on public.nurturing_schedule
    for all
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin', 'member'));

create policy "Members can view nurturing enrollments of their tenant" on public.nurturing_enrollments
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = nurturing_enrollments.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Members can manage nurturing enrollments of their tenant" on public.nurturing_enrollments
    for all
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin', 'member'));

create policy "Service role can manage nurturing enrollments" on public.nurturing_enrollments
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Tenant admins can view the sync log of their tenant" on public.crm_sync_log
    for select
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin'));

create policy "Service role can manage the sync log" on public.crm_sync_log
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Members can view conversions of their tenant" on public.conversions
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = conversions.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Service role can manage conversions" on public.conversions
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Members can view marketing costs of their tenant" on public.marketing_costs
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = marketing_costs.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Members can manage marketing costs of their tenant" on public.marketing_costs
    for all
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin', 'member'));

create policy "Members can view campaign costs of their tenant" on public.campaign_costs
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = campaign_costs.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Members can manage campaign costs of their tenant" on public.campaign_costs
    for all
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin', 'member'));

create policy "Members can view returns on investment of their tenant" on public.roi_tracking
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = roi_tracking.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Service role can manage returns on investment" on public.roi_tracking
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Tenant admins can view revenue events of their tenant" on public.revenue_events
    for select
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin'));

create policy "Service role can manage revenue events" on public.revenue_events
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Members can view experiments of their tenant" on public.ab_tests
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = ab_tests.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Members can manage experiments of their tenant" on public.ab_tests
    for all
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin', 'member'));

create policy "Users can view their own assignments to experiments" on public.ab_test_assignments
    for select
    to authenticated
    using (auth.uid() = user_id);

create policy "Members can view assignments to experiments of their tenant" on public.ab_test_assignments
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = ab_test_assignments.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Service role can manage assignments to experiments" on public.ab_test_assignments
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Members can view conversions in experiments of their tenant" on public.ab_test_conversions
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = ab_test_conversions.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Service role can manage conversions in experiments" on public.ab_test_conversions
    for all
    to service_role
    using (auth.role() = 'service_role');

-- Privacy & Compliance

alter table public.privacy_consents enable row level security;

alter table public.data_subjects enable row level security;

alter table public.data_subject_requests enable row level security;

alter table public.consent_records enable row level security;

alter table public.data_processing_activities enable row level security;

alter table public.compliance_reports enable row level security;

alter table public.compliance_metrics enable row level security;

create policy "Users can manage their own privacy consents" on public.privacy_consents
    for all
    to authenticated
    using (auth.uid() = user_id);

create policy "Service role can manage privacy consents" on public.privacy_consents
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Users can view their own data subjects" on public.data_subjects
    for select
    to authenticated
    using (auth.uid() = user_id);

create policy "Tenant admins can view data subjects of their tenant" on public.data_subjects
    for select
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin'));

create policy "Admins can manage data subjects" on public.data_subjects
    for all
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Service role can manage data subjects" on public.data_subjects
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "People can view their own requests" on public.data_subject_requests
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.data_subjects
            where data_subjects.id = data_subject_requests.subject_id
                and data_subjects.user_id = auth.uid()
        )
    );

create policy "Tenant admins can view data subject requests of their tenant" on public.data_subject_requests
    for select
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin'));

create policy "Admins can manage data subject requests" on public.data_subject_requests
    for all
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Service role can manage data subject requests" on public.data_subject_requests
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "People can view their own consent records" on public.consent_records
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.data_subjects
            where data_subjects.id = consent_records.subject_id
                and data_subjects.user_id = auth.uid()
        )
    );

create policy "Tenant admins can view consent records of their tenant" on public.consent_records
    for select
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin'));

create policy "Service role can manage consent records" on public.consent_records
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Members can view processing activities of their tenant" on public.data_processing_activities
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = data_processing_activities.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Tenant admins can manage processing activities of their tenant" on public.data_processing_activities
    for all
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin'));

create policy "Members can view compliance reports of their tenant" on public.compliance_reports
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = compliance_reports.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Tenant admins can manage compliance reports of their tenant" on public.compliance_reports
    for all
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin'));

create policy "Service role can manage compliance reports" on public.compliance_reports
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Members can view compliance metrics of their tenant" on public.compliance_metrics
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = compliance_metrics.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Service role can manage compliance metrics" on public.compliance_metrics
    for all
    to service_role
    using (auth.role() = 'service_role');
