-- The services and the content that came last. Some of it had been made before: notifications belongs to this part as
-- well and was written down again here.

alter type public.tenant_role add value 'viewer';

alter table public.posts
    add column search_vector tsvector generated always as (to_tsvector('english', content)) stored;

create index idx_posts_search_vector on public.posts using gin (search_vector);

comment on column public.posts.search_vector is
    'The words of the post, for full-text search.';

alter table public.journal_entries rename column heading to title;

alter table public.revenue_events
    add constraint revenue_events_stream_id_fkey foreign key (tenant_id, stream_id)
        references public.revenue_streams (tenant_id, id) on delete set null (stream_id);

create table public.integrations (
    id uuid not null default gen_random_uuid(),
    slug public.slug not null,
    name text not null,
    provider text not null,
    category text not null default 'other',
    auth_type text not null default 'oauth2',
    config_schema jsonb not null default '{}'::jsonb,
    scopes text[] not null default '{}',
    is_active boolean not null default true,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint integrations_pkey primary key (id),
    constraint integrations_slug_key unique (slug),
    constraint integrations_auth_type_check check (auth_type in ('oauth2', 'api_key', 'webhook', 'none'))
);

comment on table public.integrations is
    'Outside services that the platform knows how to talk to.';

comment on column public.integrations.config_schema is
    'JSON schema of tenant_integrations.config.';

create table public.marketplace_items (
    id uuid not null default gen_random_uuid(),
    slug public.slug not null,
    type text not null,
    title text not null,
    description text not null default '',
    author_id uuid,
    tenant_id uuid,
    template_id uuid,
    agent_id uuid,
    integration_id uuid,
    price numeric(10,2) not null default 0,
    currency public.currency_code not null default 'USD',
    rating numeric(2,1),
    install_count integer not null default 0,
    status text not null default 'draft',
    search_vector tsvector generated always as (
        setweight(to_tsvector('english', title), 'A')
        || setweight(to_tsvector('english', description), 'B')
    ) stored,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint marketplace_items_pkey primary key (id),
    constraint marketplace_items_slug_key unique (slug),
    constraint marketplace_items_author_id_fkey foreign key (author_id) references auth.users (id) on delete set null,
    constraint marketplace_items_tenant_id_fkey foreign key (tenant_id)
        references public.tenants (id) on delete set null,
    constraint marketplace_items_template_id_fkey foreign key (template_id)
        references public.workflow_templates (id) on delete cascade,
    constraint marketplace_items_agent_id_fkey foreign key (agent_id)
        references public.ai_agents (id) on delete cascade,
    constraint marketplace_items_integration_id_fkey foreign key (integration_id)
        references public.integrations (id) on delete cascade,
    constraint marketplace_items_type_check check (type in ('template', 'agent', 'integration')),
    constraint marketplace_items_price_check check (price >= 0),
    constraint marketplace_items_rating_check check (rating between 1 and 5),
    constraint marketplace_items_install_count_check check (install_count >= 0),
    constraint marketplace_items_status_check check (status in ('draft', 'published', 'retired')),
    constraint marketplace_items_target_check check (
        num_nonnulls(template_id, agent_id, integration_id) = 1
        and case type
            when 'template' then template_id is not null
            when 'agent' then agent_id is not null
            else integration_id is not null
        end
    )
);

create index idx_marketplace_items_search_vector on public.marketplace_items using gin (search_vector);

create index idx_marketplace_items_popular on public.marketplace_items (type, install_count desc)
    where status = 'published';

create index idx_marketplace_items_author_id on public.marketplace_items (author_id);

create index idx_marketplace_items_template_id on public.marketplace_items (template_id);

create index idx_marketplace_items_agent_id on public.marketplace_items (agent_id);

create index idx_marketplace_items_integration_id on public.marketplace_items (integration_id);

create index idx_marketplace_items_tenant_id on public.marketplace_items (tenant_id);

comment on table public.marketplace_items is
    'What is on offer: templates, agents and integrations, each leading to the thing itself.';

comment on column public.marketplace_items.tenant_id is
    'Who sells it.';

comment on column public.marketplace_items.search_vector is
    'Words of the title weigh more.';

create table public.api_services (
    id uuid not null default gen_random_uuid(),
    slug public.slug not null,
    name text not null,
    base_url public.web_address not null,
    auth_type text not null default 'api_key',
    health_check_path text,
    rate_limit_per_minute integer,
    is_active boolean not null default true,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint api_services_pkey primary key (id),
    constraint api_services_slug_key unique (slug),
    constraint api_services_auth_type_check check (auth_type in ('oauth2', 'api_key', 'none')),
    constraint api_services_rate_limit_per_minute_check check (rate_limit_per_minute > 0)
);

comment on table public.api_services is
    'Services outside that we call, and how.';

create table public.api_usage (
    service_id uuid not null,
    tenant_id uuid not null,
    usage_date date not null default current_date,
    endpoint text not null,
    request_count bigint not null default 0,
    error_count bigint not null default 0,
    bytes_transferred bigint not null default 0,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint api_usage_pkey primary key (service_id, tenant_id, usage_date, endpoint),
    constraint api_usage_service_id_fkey foreign key (service_id)
        references public.api_services (id) on delete cascade,
    constraint api_usage_tenant_id_fkey foreign key (tenant_id) references public.tenants (id) on delete cascade,
    constraint api_usage_request_count_check check (request_count >= 0),
    constraint api_usage_error_count_check check (error_count between 0 and request_count)
);

create index idx_api_usage_tenant_id_usage_date on public.api_usage (tenant_id, usage_date desc);

comment on table public.api_usage is
    'Calls to a service, counted by day.';

create table public.api_logs (
    id uuid not null default gen_random_uuid(),
    service_id uuid,
    tenant_id uuid,
    user_id uuid,
    method text not null,
    path text not null,
    status_code smallint not null,
    latency_ms integer not null,
    request_id uuid,
    error text,
    created_at timestamptz not null default now(),
    constraint api_logs_pkey primary key (id, created_at),
    constraint api_logs_service_id_fkey foreign key (service_id)
        references public.api_services (id) on delete set null,
    constraint api_logs_tenant_id_fkey foreign key (tenant_id) references public.tenants (id) on delete set null,
    constraint api_logs_user_id_fkey foreign key (user_id) references auth.users (id) on delete set null,
    constraint api_logs_method_check check (method in ('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS')),
    constraint api_logs_status_code_check check (status_code between 100 and 599),
    constraint api_logs_latency_ms_check check (latency_ms >= 0)
) partition by range (created_at);

create index idx_api_logs_service_id_created_at on public.api_logs (service_id, created_at desc);

create index idx_api_logs_tenant_id_created_at on public.api_logs (tenant_id, created_at desc);

create index idx_api_logs_user_id_created_at on public.api_logs (user_id, created_at desc);

create index idx_api_logs_server_errors on public.api_logs (created_at desc) where status_code >= 500;

comment on table public.api_logs is
    'Single calls, kept for a few months in monthly partitions.';

create table public.api_logs_2025_01 partition of public.api_logs
    for values from ('2025-01-01 00:00:00+00') to ('2025-02-01 00:00:00+00');

comment on table public.api_logs_2025_01 is
    'Calls of January 2025.';

create table public.api_logs_default partition of public.api_logs
    default;

comment on table public.api_logs_default is
    'Calls that no monthly partition takes.';

alter table public.tenant_integrations
    add constraint tenant_integrations_integration_id_fkey foreign key (integration_id)
        references public.integrations (id) on delete cascade;

create type public.appointment_status as enum (
    'proposed',
    'scheduled',
    'confirmed',
    'completed',
    'cancelled',
    'no_show'
);

comment on type public.appointment_status is
    'Life of an appointment. While scheduled or confirmed it takes up the organizer''s time.';

create table public.appointments (
    id uuid not null default gen_random_uuid(),
    tenant_id uuid,
    organizer_id uuid not null,
    attendee_id uuid,
    lead_id uuid,
    title text not null,
    description text,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    during tstzrange not null generated always as (tstzrange(starts_at, ends_at)) stored,
    status public.appointment_status not null default 'scheduled',
    location text,
    meeting_url public.web_address,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint appointments_pkey primary key (id),
    constraint appointments_tenant_id_fkey foreign key (tenant_id) references public.tenants (id) on delete cascade,
    constraint appointments_organizer_id_fkey foreign key (organizer_id) references auth.users (id) on delete cascade,
    constraint appointments_attendee_id_fkey foreign key (attendee_id) references auth.users (id) on delete set null,
    constraint appointments_lead_id_fkey foreign key (lead_id) references public.leads (id) on delete set null,
    constraint appointments_ends_at_check check (ends_at > starts_at),
    constraint appointments_organizer_id_during_excl
        exclude using gist (organizer_id with =, during with &&) where (status in ('scheduled', 'confirmed'))
);

create index idx_appointments_organizer_id_starts_at on public.appointments (organizer_id, starts_at);

create index idx_appointments_attendee_id on public.appointments (attendee_id);

create index idx_appointments_lead_id on public.appointments (lead_id);

create index idx_appointments_tenant_id on public.appointments (tenant_id);

comment on table public.appointments is
    'Times agreed on. An organizer cannot be booked twice: the table itself refuses.';

comment on column public.appointments.attendee_id is
    'The other side, if it has an account.';

comment on column public.appointments.lead_id is
    'The other side, if it is a lead.';

comment on column public.appointments.during is
    'The end does not belong to it: the next appointment may start then.';

create table public.appointment_reminders (
    id uuid not null default gen_random_uuid(),
    appointment_id uuid not null,
    channel public.notification_channel not null default 'email',
    remind_at timestamptz not null,
    sent_at timestamptz,
    error text,
    created_at timestamptz not null default now(),
    constraint appointment_reminders_pkey primary key (id),
    constraint appointment_reminders_appointment_id_channel_remind_at_key unique (appointment_id, channel, remind_at),
    constraint appointment_reminders_appointment_id_fkey foreign key (appointment_id)
        references public.appointments (id) on delete cascade
);

create index idx_appointment_reminders_due on public.appointment_reminders (remind_at) where sent_at is null;

comment on table public.appointment_reminders is
    'When to remind whom, and whether that was done.';

create table public.meetings (
    id uuid not null default gen_random_uuid(),
    appointment_id uuid,
    tenant_id uuid,
    host_id uuid not null,
    title text not null,
    participant_ids uuid[] not null default '{}',
    started_at timestamptz not null default now(),
    ended_at timestamptz,
    duration interval generated always as (ended_at - started_at) stored,
    recording_url public.web_address,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint meetings_pkey primary key (id),
    constraint meetings_appointment_id_fkey foreign key (appointment_id)
        references public.appointments (id) on delete set null,
    constraint meetings_tenant_id_fkey foreign key (tenant_id) references public.tenants (id) on delete cascade,
    constraint meetings_host_id_fkey foreign key (host_id) references auth.users (id) on delete cascade,
    constraint meetings_ended_at_check check (ended_at >= started_at)
);

create index idx_meetings_host_id_started_at on public.meetings (host_id, started_at desc);

create index idx_meetings_participant_ids on public.meetings using gin (participant_ids);

create index idx_meetings_appointment_id on public.meetings (appointment_id);

create index idx_meetings_tenant_id on public.meetings (tenant_id);

comment on table public.meetings is
    'Meetings that took place or are taking place, planned or not.';

comment on column public.meetings.participant_ids is
    'Accounts that were there.';

create table public.meeting_notes (
    id uuid not null default gen_random_uuid(),
    meeting_id uuid not null,
    author_id uuid,
    kind text not null default 'note',
    content text not null,
    language regconfig not null default 'english',
    search_vector tsvector generated always as (to_tsvector(language, content)) stored,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint meeting_notes_pkey primary key (id),
    constraint meeting_notes_meeting_id_fkey foreign key (meeting_id)
        references public.meetings (id) on delete cascade,
    constraint meeting_notes_author_id_fkey foreign key (author_id) references auth.users (id) on delete set null,
    constraint meeting_notes_kind_check check (kind in ('note', 'transcript', 'summary', 'action_item'))
);

create index idx_meeting_notes_meeting_id_created_at on public.meeting_notes (meeting_id, created_at);

create index idx_meeting_notes_search_vector on public.meeting_notes using gin (search_vector);

create index idx_meeting_notes_author_id on public.meeting_notes (author_id);

comment on table public.meeting_notes is
    'Notes on a meeting: by hand, transcribed, or summed up by a model.';

comment on column public.meeting_notes.author_id is
    'Null for what a model wrote.';

comment on column public.meeting_notes.language is
    'How the words are to be read; that of the speakers.';

create table public.design_projects (
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    tenant_id uuid,
    name text not null,
    description text,
    status text not null default 'active',
    current_version integer,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint design_projects_pkey primary key (id),
    constraint design_projects_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
    constraint design_projects_tenant_id_fkey foreign key (tenant_id) references public.tenants (id) on delete cascade,
    constraint design_projects_name_check check (char_length(name) >= 1),
    constraint design_projects_status_check check (status in ('active', 'archived'))
);

create index idx_design_projects_user_id_created_at on public.design_projects (user_id, created_at desc);

create index idx_design_projects_tenant_id on public.design_projects (tenant_id);

comment on table public.design_projects is
    'Designs, each with a version that counts at present.';

comment on column public.design_projects.current_version is
    'Number of the version to show; null before the first is saved.';

create table public.design_versions (
    id uuid not null default gen_random_uuid(),
    project_id uuid not null,
    version_number integer not null,
    content jsonb compression pglz not null,
    preview_url public.web_address,
    notes text,
    created_by uuid,
    created_at timestamptz not null default now(),
    constraint design_versions_pkey primary key (id),
    constraint design_versions_project_id_version_number_key unique (project_id, version_number),
    constraint design_versions_project_id_fkey foreign key (project_id)
        references public.design_projects (id) on delete cascade,
    constraint design_versions_created_by_fkey foreign key (created_by) references auth.users (id) on delete set null,
    constraint design_versions_version_number_check check (version_number > 0)
);

create index idx_design_versions_created_by on public.design_versions (created_by);

comment on table public.design_versions is
    'Saved states of a design. A version is not changed any more.';

-- Project and version point at each other, so this one is checked at the end of the transaction: the first version
-- and the pointer to it may be written in either order.
alter table public.design_projects
    add constraint design_projects_current_version_fkey foreign key (id, current_version)
        references public.design_versions (project_id, version_number)
        on delete set null (current_version) deferrable initially deferred;

create table public.community_posts (
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    tenant_id uuid,
    category text not null default 'general',
    title text not null,
    slug public.slug not null,
    content text not null,
    tags text[] not null default '{}',
    is_pinned boolean not null default false,
    is_locked boolean not null default false,
    view_count integer not null default 0,
    search_vector tsvector generated always as (
        setweight(to_tsvector('english', title), 'A')
        || setweight(to_tsvector('english', content), 'C')
    ) stored,
    published_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint community_posts_pkey primary key (id),
    constraint community_posts_slug_key unique (slug),
    constraint community_posts_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
    constraint community_posts_tenant_id_fkey foreign key (tenant_id) references public.tenants (id) on delete cascade,
    constraint community_posts_title_check check (char_length(title) between 1 and 200),
    constraint community_posts_view_count_check check (view_count >= 0)
);

create index idx_community_posts_user_id_created_at on public.community_posts (user_id, created_at desc);

create index idx_community_posts_tenant_id_created_at on public.community_posts (tenant_id, created_at desc);

create index idx_community_posts_by_category on public.community_posts (category, is_pinned desc, published_at desc)
    where published_at is not null;

create index idx_community_posts_search_vector on public.community_posts using gin (search_vector);

create index idx_community_posts_tags on public.community_posts using gin (tags);

comment on table public.community_posts is
    'Threads of the forum: a title, a category, a text.';

comment on column public.community_posts.tenant_id is
    'Set for a thread that only this tenant sees.';

comment on column public.community_posts.published_at is
    'Null for a draft.';

create table public.expert_profiles (
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    headline text not null,
    expertise text[] not null default '{}',
    languages text[] not null default '{en}',
    hourly_rate numeric(8,2),
    currency public.currency_code not null default 'USD',
    available_hours public.time_range,
    is_verified boolean not null default false,
    rating numeric(2,1),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint expert_profiles_pkey primary key (id),
    constraint expert_profiles_user_id_key unique (user_id),
    constraint expert_profiles_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
    constraint expert_profiles_hourly_rate_check check (hourly_rate >= 0),
    constraint expert_profiles_rating_check check (rating between 1 and 5)
);

create index idx_expert_profiles_expertise on public.expert_profiles using gin (expertise);

comment on table public.expert_profiles is
    'Users who offer their knowledge, with what they know and when they can be had.';

comment on column public.expert_profiles.available_hours is
    'Time of day, in the time zone of the profile.';

comment on column public.expert_profiles.is_verified is
    'Set by an admin who has checked.';

create table public.communication_channels (
    id uuid not null default gen_random_uuid(),
    tenant_id uuid not null,
    kind text not null,
    name text not null,
    config jsonb not null default '{}'::jsonb,
    secret_name text,
    is_default boolean not null default false,
    is_active boolean not null default true,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint communication_channels_pkey primary key (id),
    constraint communication_channels_tenant_id_name_key unique (tenant_id, name),
    constraint communication_channels_tenant_id_fkey foreign key (tenant_id)
        references public.tenants (id) on delete cascade,
    constraint communication_channels_kind_check check (kind in ('email', 'sms', 'slack', 'discord', 'webhook'))
);

create unique index idx_communication_channels_one_default on public.communication_channels (tenant_id, kind)
    where is_default;

comment on table public.communication_channels is
    'Ways by which a tenant reaches people, such as its mail server or its chat.';

comment on column public.communication_channels.secret_name is
    'Name of the secret in the vault.';

create table public.notification_preferences (
    user_id uuid not null,
    channel public.notification_channel not null,
    notification_type text not null default '*',
    is_enabled boolean not null default true,
    frequency text not null default 'immediate',
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint notification_preferences_pkey primary key (user_id, channel, notification_type),
    constraint notification_preferences_user_id_fkey foreign key (user_id)
        references auth.users (id) on delete cascade,
    constraint notification_preferences_frequency_check check (
        frequency in ('immediate', 'hourly', 'daily', 'weekly')
    )
);

comment on table public.notification_preferences is
    'Which notices a user wants by which channel, and how often.';

comment on column public.notification_preferences.notification_type is
    'A type of notifications, or * for all that have no row of their own.';

create table public.push_subscriptions (
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    endpoint text not null,
    p256dh_key text not null,
    auth_key text not null,
    user_agent text,
    last_used_at timestamptz,
    expires_at timestamptz,
    created_at timestamptz not null default now(),
    constraint push_subscriptions_pkey primary key (id),
    constraint push_subscriptions_endpoint_key unique (endpoint),
    constraint push_subscriptions_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade
);

create index idx_push_subscriptions_user_id on public.push_subscriptions (user_id);

comment on table public.push_subscriptions is
    'Browsers and devices that accept push messages for a user.';

create table public.blog_comments (
    id uuid not null default gen_random_uuid(),
    post_slug public.slug not null,
    user_id uuid,
    parent_id uuid,
    author_name text,
    content text not null,
    status text not null default 'pending',
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint blog_comments_pkey primary key (id),
    constraint blog_comments_id_post_slug_key unique (id, post_slug),
    constraint blog_comments_user_id_fkey foreign key (user_id) references auth.users (id) on delete set null,
    constraint blog_comments_parent_id_fkey foreign key (parent_id, post_slug)
        references public.blog_comments (id, post_slug) on delete cascade,
    constraint blog_comments_content_check check (char_length(content) between 1 and 5000),
    constraint blog_comments_status_check check (status in ('pending', 'approved', 'spam')),
    constraint blog_comments_author_check check (num_nonnulls(user_id, author_name) >= 1)
);

create index idx_blog_comments_approved on public.blog_comments (post_slug, created_at) where status = 'approved';

create index idx_blog_comments_user_id on public.blog_comments (user_id);

create index idx_blog_comments_parent_id on public.blog_comments (parent_id);

comment on table public.blog_comments is
    'What readers wrote under a post of the blog, with an account or without.';

comment on column public.blog_comments.post_slug is
    'The last part of the post''s address. There is no table of posts.';

comment on column public.blog_comments.author_name is
    'Name that a reader without an account gave.';

create type public.message_role as enum (
    'system',
    'user',
    'assistant',
    'tool'
);

comment on type public.message_role is
    'Who speaks in a conversation.';

create table public.chat_conversations (
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    tenant_id uuid,
    agent_id uuid,
    title text,
    status text not null default 'open',
    message_count integer not null default 0,
    last_message_at timestamptz,
    metadata jsonb not null default '{}'::jsonb,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint chat_conversations_pkey primary key (id),
    constraint chat_conversations_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
    constraint chat_conversations_tenant_id_fkey foreign key (tenant_id)
        references public.tenants (id) on delete cascade,
    constraint chat_conversations_agent_id_fkey foreign key (agent_id)
        references public.ai_agents (id) on delete set null,
    constraint chat_conversations_status_check check (status in ('open', 'archived')),
    constraint chat_conversations_message_count_check check (message_count >= 0)
);

create index idx_chat_conversations_user_id_last_message_at
    on public.chat_conversations (user_id, last_message_at desc nulls last);

create index idx_chat_conversations_agent_id on public.chat_conversations (agent_id);

create index idx_chat_conversations_tenant_id on public.chat_conversations (tenant_id);

comment on table public.chat_conversations is
    'A conversation and where it stands.';

comment on column public.chat_conversations.message_count is
    'Kept by a trigger on chat_messages.';

create table public.chat_messages (
    id bigint not null generated always as identity,
    conversation_id uuid not null,
    user_id uuid,
    role public.message_role not null default 'user',
    content text not null,
    token_count integer,
    metadata jsonb not null default '{}'::jsonb,
    created_at timestamptz not null default now(),
    constraint chat_messages_pkey primary key (id),
    constraint chat_messages_conversation_id_fkey foreign key (conversation_id)
        references public.chat_conversations (id) on delete cascade,
    constraint chat_messages_user_id_fkey foreign key (user_id) references auth.users (id) on delete set null,
    constraint chat_messages_token_count_check check (token_count >= 0)
);

create index idx_chat_messages_conversation_id_created_at_id on public.chat_messages (conversation_id, created_at, id);

create index idx_chat_messages_user_id_created_at on public.chat_messages (user_id, created_at desc);

comment on table public.chat_messages is
    'What was said, one row for each turn. Told apart by time, and by number where times are the same.';

comment on column public.chat_messages.user_id is
    'Who wrote it; null for the agent''s turns.';

alter table public.agent_interactions
    add constraint agent_interactions_conversation_id_fkey foreign key (conversation_id)
        references public.chat_conversations (id) on delete set null;

create table public.orchestrator_reports (
    id uuid not null default gen_random_uuid(),
    cycle_number bigint not null generated always as identity,
    status public.run_status not null default 'running',
    summary text,
    actions jsonb not null default '[]'::jsonb,
    metrics jsonb not null default '{}'::jsonb,
    started_at timestamptz not null default now(),
    finished_at timestamptz,
    created_at timestamptz not null default now(),
    constraint orchestrator_reports_pkey primary key (id),
    constraint orchestrator_reports_cycle_number_key unique (cycle_number)
);

create index idx_orchestrator_reports_created_at on public.orchestrator_reports (created_at desc);

comment on table public.orchestrator_reports is
    'One row for each cycle.';

comment on column public.orchestrator_reports.actions is
    'What was done about what was found.';

create table public.dependency_reports (
    id uuid not null default gen_random_uuid(),
    report_id uuid,
    package_name text not null,
    ecosystem text not null,
    current_version text not null,
    latest_version text,
    is_outdated boolean not null generated always as (
        latest_version is not null and latest_version <> current_version
    ) stored,
    severity public.severity_level not null default 'info',
    advisories jsonb not null default '[]'::jsonb,
    checked_at timestamptz not null default now(),
    created_at timestamptz not null default now(),
    constraint dependency_reports_pkey primary key (id),
    constraint dependency_reports_report_id_fkey foreign key (report_id)
        references public.orchestrator_reports (id) on delete cascade
);

create index idx_dependency_reports_package_name_checked_at
    on public.dependency_reports (package_name, checked_at desc);

create index idx_dependency_reports_report_id on public.dependency_reports (report_id);

comment on table public.dependency_reports is
    'State of the packages that the product is built from.';

comment on column public.dependency_reports.ecosystem is
    'Such as "npm" or "debian".';

comment on column public.dependency_reports.severity is
    'Of the worst known flaw.';

create table public.cost_forecasts (
    id uuid not null default gen_random_uuid(),
    report_id uuid,
    service text not null,
    period daterange not null,
    forecast_amount numeric(14,2) not null,
    lower_bound numeric(14,2),
    upper_bound numeric(14,2),
    actual_amount numeric(14,2),
    currency public.currency_code not null default 'USD',
    model text not null default 'linear',
    created_at timestamptz not null default now(),
    constraint cost_forecasts_pkey primary key (id),
    constraint cost_forecasts_service_period_created_at_key unique (service, period, created_at),
    constraint cost_forecasts_report_id_fkey foreign key (report_id)
        references public.orchestrator_reports (id) on delete set null,
    constraint cost_forecasts_period_check check (not isempty(period)),
    constraint cost_forecasts_bounds_check check (
        forecast_amount between coalesce(lower_bound, forecast_amount) and coalesce(upper_bound, forecast_amount)
    )
);

create index idx_cost_forecasts_report_id on public.cost_forecasts (report_id);

comment on table public.cost_forecasts is
    'What running the platform is going to cost, and how that turned out.';

create table public.security_audits (
    id uuid not null default gen_random_uuid(),
    report_id uuid,
    scope text not null,
    status public.run_status not null default 'queued',
    score public.percentage,
    findings jsonb not null default '[]'::jsonb,
    auditor text not null default 'orchestrator',
    started_at timestamptz,
    finished_at timestamptz,
    created_at timestamptz not null default now(),
    constraint security_audits_pkey primary key (id),
    constraint security_audits_report_id_fkey foreign key (report_id)
        references public.orchestrator_reports (id) on delete set null
);

create index idx_security_audits_created_at on public.security_audits (created_at desc);

create index idx_security_audits_report_id on public.security_audits (report_id);

comment on table public.security_audits is
    'Checks of the platform''s own defences.';

create table storage.buckets (
    id text not null,
    name text not null,
    owner uuid,
    public boolean not null default false,
    file_size_limit bigint,
    allowed_mime_types text[],
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint buckets_pkey primary key (id),
    constraint buckets_name_key unique (name),
    constraint buckets_owner_fkey foreign key (owner) references auth.users (id) on delete set null,
    constraint buckets_file_size_limit_check check (file_size_limit > 0)
);

create index idx_buckets_owner on storage.buckets (owner);

comment on table storage.buckets is
    'Top-level containers for stored files: "public" and "private".';

comment on column storage.buckets.public is
    'Anyone may read the files of a public bucket.';

comment on column storage.buckets.file_size_limit is
    'In bytes; null means no limit of its own.';

comment on column storage.buckets.allowed_mime_types is
    'Null means any.';

create table storage.objects (
    id uuid not null default gen_random_uuid(),
    bucket_id text not null,
    name text not null,
    owner uuid,
    metadata jsonb,
    path_tokens text[] generated always as (string_to_array(name, '/')) stored,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    last_accessed_at timestamptz,
    constraint objects_pkey primary key (id),
    constraint objects_bucket_id_name_key unique (bucket_id, name),
    constraint objects_bucket_id_fkey foreign key (bucket_id) references storage.buckets (id),
    constraint objects_owner_fkey foreign key (owner) references auth.users (id) on delete set null
);

create index idx_objects_owner on storage.objects (owner);

comment on table storage.objects is
    'One row per stored file. The bytes are elsewhere.';

comment on column storage.objects.name is
    'Path inside the bucket; the first folder is the id of the user whose files are below it.';

comment on column storage.objects.path_tokens is
    'The path cut at its slashes.';

insert into storage.buckets (id, name, public)
values
    ('public', 'public', true),
    ('private', 'private', false)
on conflict (id) do nothing;

-- With the role's rights and under its policies, the realtime service sends changes of these tables to those who
-- may see the rows.
create publication supabase_realtime for table
    public.profiles,
    public.posts,
    public.journal_entries;

comment on publication supabase_realtime is
    'Tables whose changes are sent to listeners in real time.';

-- The inbox, as it was made with the community two months ago; nothing happens where it is there already.

create table if not exists public.notifications (
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    tenant_id uuid,
    type text not null,
    channel public.notification_channel not null default 'in_app',
    title text not null,
    body text,
    link text,
    data jsonb not null default '{}'::jsonb,
    read_at timestamptz,
    created_at timestamptz not null default now(),
    constraint notifications_pkey primary key (id),
    constraint notifications_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
    constraint notifications_tenant_id_fkey foreign key (tenant_id) references public.tenants (id) on delete cascade
);

create index if not exists idx_notifications_user_id_created_at on public.notifications (user_id, created_at desc);

create index if not exists idx_notifications_tenant_id on public.notifications (tenant_id);

create index if not exists idx_notifications_unread on public.notifications (user_id, tenant_id)
    include (type, created_at)
    where read_at is null;

-- The question that this part asks most, in the form it had here. The next migration settles it.

create or replace function public.is_tenant_member(tenant_id uuid, user_id uuid)
returns boolean
language sql
stable
security definer
as $$
    select exists (
        select 1
        from public.tenant_members
        where tenant_members.tenant_id = $1 and tenant_members.user_id = $2
    )
$$;

-- Triggers

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

create trigger update_design_projects_updated_at
    before update on public.design_projects
    for each row
    execute function public.update_updated_at_column();

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

create trigger handle_notification_preferences_updated_at
    before update on public.notification_preferences
    for each row
    execute function public.handle_updated_at();

create trigger update_blog_comments_updated_at
    before update on public.blog_comments
    for each row
    execute function public.update_updated_at_column();

create trigger update_chat_conversations_updated_at
    before update on public.chat_conversations
    for each row
    execute function public.update_updated_at_column();

create trigger update_buckets_updated_at
    before update on storage.buckets
    for each row
    execute function public.update_updated_at_column();

create trigger update_objects_updated_at
    before update on storage.objects
    for each row
    execute function public.update_updated_at_column();

-- Row level security

alter table public.integrations enable row level security;

alter table public.marketplace_items enable row level security;

alter table public.api_services enable row level security;

alter table public.api_usage enable row level security;

alter table public.api_logs enable row level security;

alter table public.api_logs_2025_01 enable row level security;

alter table public.api_logs_default enable row level security;

alter table public.appointments enable row level security;

alter table public.appointment_reminders enable row level security;

alter table public.meetings enable row level security;

alter table public.meeting_notes enable row level security;

alter table public.design_projects enable row level security;

alter table public.design_versions enable row level security;

alter table public.community_posts enable row level security;

alter table public.expert_profiles enable row level security;

alter table public.communication_channels enable row level security;

alter table public.notification_preferences enable row level security;

alter table public.push_subscriptions enable row level security;

alter table public.blog_comments enable row level security;

alter table public.chat_conversations enable row level security;

alter table public.chat_messages enable row level security;

alter table public.orchestrator_reports enable row level security;

alter table public.dependency_reports enable row level security;

alter table public.cost_forecasts enable row level security;

alter table public.security_audits enable row level security;

alter table storage.buckets enable row level security;

alter table storage.objects enable row level security;
