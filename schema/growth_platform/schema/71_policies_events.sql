-- Policies on events, metrics, AI and workflows. 70_policies_people.sql tells the patterns.

-- Events & Telemetry

alter table public.sessions enable row level security;

alter table public.events enable row level security;

alter table public.telemetry_events enable row level security;

alter table public.telemetry_events_2025_01 enable row level security;

alter table public.telemetry_events_2025_02 enable row level security;

alter table public.telemetry_events_default enable row level security;

alter table public.app_events enable row level security;

alter table public.conversion_events enable row level security;

alter table public.signals enable row level security;

alter table public.segments enable row level security;

alter table public.user_segments enable row level security;

create policy "Users can view their own sessions" on public.sessions
    for select
    to authenticated
    using (auth.uid() = user_id);

create policy "Service role can manage sessions" on public.sessions
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Users can view their own events" on public.events
    for select
    to authenticated
    using (auth.uid() = user_id);

create policy "Service role can manage events" on public.events
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Users can send their own telemetry" on public.telemetry_events
    for insert
    to authenticated
    with check (
        auth.uid() = user_id
        and (tenant_id is null or public.is_tenant_member(tenant_id, auth.uid()))
    );

create policy "Service role can manage telemetry events" on public.telemetry_events
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Users can report their own events" on public.app_events
    for insert
    to authenticated
    with check (
        auth.uid() = user_id
        and (tenant_id is null or public.is_tenant_member(tenant_id, auth.uid()))
    );

create policy "Users can view their own app events" on public.app_events
    for select
    to authenticated
    using (auth.uid() = user_id);

create policy "Tenant admins can view app events of their tenant" on public.app_events
    for select
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin'));

create policy "Service role can manage app events" on public.app_events
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Users can view their own conversion events" on public.conversion_events
    for select
    to authenticated
    using (auth.uid() = user_id);

create policy "Members can view conversion events of their tenant" on public.conversion_events
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = conversion_events.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Service role can manage conversion events" on public.conversion_events
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Users can view their own signals" on public.signals
    for select
    to authenticated
    using (auth.uid() = user_id);

create policy "Service role can manage signals" on public.signals
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Members can manage segments of their tenant" on public.segments
    for all
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin', 'member'));

create policy "Admins can manage segments" on public.segments
    for all
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Users can view their own segments" on public.user_segments
    for select
    to authenticated
    using (auth.uid() = user_id);

create policy "Members can view who is in the segments of their tenant" on public.user_segments
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.segments
            where segments.id = user_segments.segment_id
                and public.is_tenant_member(segments.tenant_id, auth.uid())
        )
    );

create policy "Admins can manage segment assignments" on public.user_segments
    for all
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Service role can manage segment assignments" on public.user_segments
    for all
    to service_role
    using (auth.role() = 'service_role');

-- Analytics & Metrics

alter table public.metrics_daily enable row level security;

alter table public.metrics_log enable row level security;

alter table public.performance_metrics enable row level security;

alter table public.performance_metrics_production enable row level security;

alter table public.performance_metrics_other enable row level security;

alter table public.business_metrics enable row level security;

alter table public.system_metrics enable row level security;

alter table public.pmf_metrics_snapshots enable row level security;

alter table public.user_activations enable row level security;

create policy "Members can view daily metrics of their tenant" on public.metrics_daily
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = metrics_daily.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Admins can view daily metrics" on public.metrics_daily
    for select
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Service role can manage daily metrics" on public.metrics_daily
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Admins can view the metrics log" on public.metrics_log
    for select
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Service role can manage the metrics log" on public.metrics_log
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Users can report their own page speed" on public.performance_metrics
    for insert
    to authenticated
    with check (auth.uid() = user_id);

create policy "Admins can view performance metrics" on public.performance_metrics
    for select
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Service role can manage performance metrics" on public.performance_metrics
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Tenant admins can view business metrics of their tenant" on public.business_metrics
    for select
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin'));

create policy "Admins can manage business metrics" on public.business_metrics
    for all
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Service role can manage business metrics" on public.business_metrics
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Admins can view system metrics" on public.system_metrics
    for select
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Service role can manage system metrics" on public.system_metrics
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Admins can view product-market-fit snapshots" on public.pmf_metrics_snapshots
    for select
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Service role can manage product-market-fit snapshots" on public.pmf_metrics_snapshots
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Users can view their own activations" on public.user_activations
    for select
    to authenticated
    using (auth.uid() = user_id);

create policy "Admins can view activations" on public.user_activations
    for select
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Service role can manage activations" on public.user_activations
    for all
    to service_role
    using (auth.role() = 'service_role');

-- AI & Embeddings

alter table public.ai_embeddings enable row level security;

alter table public.ai_agents enable row level security;

alter table public.ai_health_metrics enable row level security;

alter table public.ai_insights enable row level security;

alter table public.agent_interactions enable row level security;

create policy "Users can find what is theirs, their tenants' and everyone's" on public.ai_embeddings
    for select
    to authenticated
    using (
        auth.uid() = user_id
        or (
            user_id is null
            and (
                tenant_id is null
                or exists (
                    select 1
                    from public.tenant_members
                    where tenant_members.tenant_id = ai_embeddings.tenant_id
                        and tenant_members.user_id = auth.uid()
                )
            )
        )
    );

create policy "Service role can manage embeddings" on public.ai_embeddings
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Signed-in users can view agents of the platform" on public.ai_agents
    for select
    to authenticated
    using (tenant_id is null and is_active = true);

create policy "Members can view agents of their tenant" on public.ai_agents
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = ai_agents.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Tenant admins can manage agents of their tenant" on public.ai_agents
    for all
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin'));

create policy "Admins can manage agents" on public.ai_agents
    for all
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Admins can view the health of models" on public.ai_health_metrics
    for select
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Service role can manage the health of models" on public.ai_health_metrics
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Users can view their own insights" on public.ai_insights
    for select
    to authenticated
    using (auth.uid() = user_id);

create policy "Users can accept or dismiss their own insights" on public.ai_insights
    for update
    to authenticated
    using (auth.uid() = user_id);

create policy "Members can view insights about their tenant" on public.ai_insights
    for select
    to authenticated
    using (
        user_id is null
        and exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = ai_insights.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Service role can manage insights" on public.ai_insights
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Users can view their own interactions with agents" on public.agent_interactions
    for select
    to authenticated
    using (auth.uid() = user_id);

create policy "Tenant admins can view interactions with agents of their tenant" on public.agent_interactions
    for select
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin'));

create policy "Service role can manage interactions with agents" on public.agent_interactions
    for all
    to service_role
    using (auth.role() = 'service_role');

-- Workflows & Automation

alter table public.workflow_templates enable row level security;

alter table public.automation_workflows enable row level security;

alter table public.workflow_definitions enable row level security;

alter table public.workflow_executions enable row level security;

alter table public.workflow_steps enable row level security;

alter table public.step_executions enable row level security;

alter table public.autopilot_workflows enable row level security;

create policy "Public templates are visible to everyone" on public.workflow_templates
    for select
    to anon, authenticated
    using (is_public = true);

create policy "Users can manage their own templates" on public.workflow_templates
    for all
    to authenticated
    using (auth.uid() = created_by and is_public = false);

create policy "Admins can manage workflow templates" on public.workflow_templates
    for all
    to authenticated
    using (public.is_admin(auth.uid()));

create policy "Members can view automation workflows of their tenant" on public.automation_workflows
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = automation_workflows.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Members can manage automation workflows of their tenant" on public.automation_workflows
    for all
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin', 'member'));

create policy "Service role can manage automation workflows" on public.automation_workflows
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Members can view workflow definitions of their tenant" on public.workflow_definitions
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = workflow_definitions.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Members can manage workflow definitions of their tenant" on public.workflow_definitions
    for all
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin', 'member'));

create policy "Service role can manage workflow definitions" on public.workflow_definitions
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Members can view workflow executions of their tenant" on public.workflow_executions
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = workflow_executions.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Service role can manage workflow executions" on public.workflow_executions
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Steps are visible with their run" on public.workflow_steps
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.workflow_executions
            where workflow_executions.id = workflow_steps.execution_id
        )
    );

create policy "Service role can manage workflow steps" on public.workflow_steps
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Attempts are visible with their step" on public.step_executions
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.workflow_steps
            where workflow_steps.id = step_executions.step_id
        )
    );

create policy "Service role can manage step executions" on public.step_executions
    for all
    to service_role
    using (auth.role() = 'service_role');

create policy "Members can view autopilot workflows of their tenant" on public.autopilot_workflows
    for select
    to authenticated
    using (
        exists (
            select 1
            from public.tenant_members
            where tenant_members.tenant_id = autopilot_workflows.tenant_id
                and tenant_members.user_id = auth.uid()
        )
    );

create policy "Tenant admins can manage autopilot workflows of their tenant" on public.autopilot_workflows
    for all
    to authenticated
    using (public.get_tenant_member_role(tenant_id, auth.uid()) in ('owner', 'admin'));

create policy "Service role can manage autopilot workflows" on public.autopilot_workflows
    for all
    to service_role
    using (auth.role() = 'service_role');
