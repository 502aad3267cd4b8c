-- Agents, what they do, and the vectors that let them find things by meaning.

-- @section 6. AI & Embeddings
create table public.ai_embeddings (
    id uuid not null default gen_random_uuid(),
    tenant_id uuid,
    user_id uuid,
    namespace text not null default 'default',
    source_type text not null,
    source_id uuid not null,
    chunk_index integer not null default 0,
    content text not null,
    embedding extensions.vector(1536),
    model text not null default 'text-embedding-3-small',
    metadata jsonb not null default '{}'::jsonb,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    content_vector tsvector generated always as (to_tsvector('english', content)) stored,
    constraint ai_embeddings_pkey primary key (id),
    constraint ai_embeddings_namespace_source_type_source_id_chunk_index_key
        unique (namespace, source_type, source_id, chunk_index),
    constraint ai_embeddings_tenant_id_fkey foreign key (tenant_id) references public.tenants (id) on delete cascade,
    constraint ai_embeddings_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
    constraint ai_embeddings_chunk_index_check check (chunk_index >= 0)
);

create index idx_ai_embeddings_embedding on public.ai_embeddings using ivfflat (embedding extensions.vector_cosine_ops);

create index idx_ai_embeddings_content_vector on public.ai_embeddings using gin (content_vector);

create index idx_ai_embeddings_user_id on public.ai_embeddings (user_id);

create index idx_ai_embeddings_tenant_id on public.ai_embeddings (tenant_id);

comment on table public.ai_embeddings is
    'Pieces of text with their place in the space of meanings. Read by search_embeddings() and hybrid_search().';
comment on column public.ai_embeddings.tenant_id is
    'Null for what every tenant may find.';
comment on column public.ai_embeddings.user_id is
    'Set for what only this user may find.';
comment on column public.ai_embeddings.namespace is
    'Keeps collections apart, such as "docs" and "posts".';
comment on column public.ai_embeddings.source_type is
    'Table or kind of document that the text is from.';
comment on column public.ai_embeddings.chunk_index is
    'Place in the source, when that was cut into pieces.';
comment on column public.ai_embeddings.embedding is
    'Null until the model has read the text. All vectors have to be of the same model.';
comment on column public.ai_embeddings.content_vector is
    'The words of the text, for the half of hybrid_search() that goes by words.';
comment on column public.ai_embeddings.model is
    'Which model made the vector; vectors of different models cannot be compared.';

-- @section 6. AI & Embeddings
create table public.ai_agents (
    id uuid not null default gen_random_uuid(),
    tenant_id uuid,
    slug public.slug not null,
    name text not null,
    description text,
    model text not null,
    system_prompt text not null default '',
    temperature real not null default 0.7,
    tools jsonb not null default '[]'::jsonb,
    is_active boolean not null default true,
    created_by uuid,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint ai_agents_pkey primary key (id),
    constraint ai_agents_tenant_id_slug_key unique nulls not distinct (tenant_id, slug),
    constraint ai_agents_tenant_id_fkey foreign key (tenant_id) references public.tenants (id) on delete cascade,
    constraint ai_agents_created_by_fkey foreign key (created_by) references auth.users (id) on delete set null,
    constraint ai_agents_temperature_check check (temperature between 0 and 2),
    constraint ai_agents_tools_check check (jsonb_typeof(tools) = 'array')
);

create index idx_ai_agents_created_by on public.ai_agents (created_by);

comment on table public.ai_agents is
    'Agents that users can talk to or that work on their own, with the model and the instructions of each.';
comment on column public.ai_agents.tenant_id is
    'Null for an agent that the platform offers to everyone.';
comment on column public.ai_agents.tools is
    'What the agent may call.';
comment on column public.ai_agents.model is
    'Name of the language model it runs on.';
comment on column public.ai_agents.system_prompt is
    'What the agent is told before every conversation.';
comment on column public.ai_agents.temperature is
    'How much chance plays a part: 0 for none.';

-- @section 6. AI & Embeddings
create table public.ai_health_metrics (
    id bigint not null generated always as identity,
    agent_id uuid,
    deployment text not null,
    model text not null,
    latency_ms integer,
    error_rate public.percentage,
    tokens_per_minute integer,
    status text not null default 'healthy',
    measured_at timestamptz not null default now(),
    created_at timestamptz not null default now(),
    constraint ai_health_metrics_pkey primary key (id),
    constraint ai_health_metrics_agent_id_fkey foreign key (agent_id)
        references public.ai_agents (id) on delete set null,
    constraint ai_health_metrics_latency_ms_check check (latency_ms >= 0),
    constraint ai_health_metrics_tokens_per_minute_check check (tokens_per_minute >= 0),
    constraint ai_health_metrics_status_check check (status in ('healthy', 'degraded', 'down'))
);

create index idx_ai_health_metrics_deployment_measured_at on public.ai_health_metrics (deployment, measured_at desc);

create index idx_ai_health_metrics_trouble on public.ai_health_metrics (measured_at desc) where status <> 'healthy';

create index idx_ai_health_metrics_agent_id on public.ai_health_metrics (agent_id);

comment on table public.ai_health_metrics is
    'Whether deployed models answer, how fast, and how often they fail.';
comment on column public.ai_health_metrics.tokens_per_minute is
    'Throughput over the span that was measured.';

-- @section 6. AI & Embeddings
create table public.ai_insights (
    id uuid not null default gen_random_uuid(),
    tenant_id uuid,
    user_id uuid,
    kind text not null,
    title text not null,
    summary text not null,
    confidence numeric(4,3) not null,
    evidence jsonb not null default '[]'::jsonb,
    status text not null default 'new',
    expires_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint ai_insights_pkey primary key (id),
    constraint ai_insights_tenant_id_fkey foreign key (tenant_id) references public.tenants (id) on delete cascade,
    constraint ai_insights_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
    constraint ai_insights_confidence_check check (confidence between 0 and 1),
    constraint ai_insights_status_check check (status in ('new', 'accepted', 'dismissed')),
    constraint ai_insights_subject_check check (num_nonnulls(tenant_id, user_id) >= 1)
);

create index idx_ai_insights_tenant_id_created_at on public.ai_insights (tenant_id, created_at desc);

create index idx_ai_insights_user_id_created_at on public.ai_insights (user_id, created_at desc);

comment on table public.ai_insights is
    'Observations that a model made about a tenant''s or a user''s data, for somebody to act on.';
comment on column public.ai_insights.kind is
    'Such as "churn_risk" or "anomaly".';
comment on column public.ai_insights.confidence is
    'How sure the analysis is of it.';
comment on column public.ai_insights.evidence is
    'What it was drawn from.';

-- @section 6. AI & Embeddings
create table public.agent_interactions (
    id uuid not null default gen_random_uuid(),
    agent_id uuid not null,
    user_id uuid,
    tenant_id uuid,
    conversation_id uuid,
    prompt text not null,
    response text,
    input_tokens integer not null default 0,
    output_tokens integer not null default 0,
    total_tokens integer not null generated always as (input_tokens + output_tokens) stored,
    cost_usd numeric(12,6),
    latency_ms integer,
    rating smallint,
    created_at timestamptz not null default now(),
    constraint agent_interactions_pkey primary key (id),
    constraint agent_interactions_agent_id_fkey foreign key (agent_id)
        references public.ai_agents (id) on delete cascade,
    constraint agent_interactions_user_id_fkey foreign key (user_id) references auth.users (id) on delete set null,
    constraint agent_interactions_tenant_id_fkey foreign key (tenant_id)
        references public.tenants (id) on delete cascade,
    constraint agent_interactions_input_tokens_check check (input_tokens >= 0),
    constraint agent_interactions_output_tokens_check check (output_tokens >= 0),
    constraint agent_interactions_cost_usd_check check (cost_usd >= 0),
    constraint agent_interactions_rating_check check (rating between 1 and 5)
);

create index idx_agent_interactions_agent_id_created_at on public.agent_interactions (agent_id, created_at desc);

create index idx_agent_interactions_user_id_created_at on public.agent_interactions (user_id, created_at desc);

create index idx_agent_interactions_tenant_id_created_at on public.agent_interactions (tenant_id, created_at desc);

create index idx_agent_interactions_conversation_id on public.agent_interactions (conversation_id);

comment on table public.agent_interactions is
    'Every exchange with an agent: what was asked, what came back, what it cost.';
comment on column public.agent_interactions.conversation_id is
    'The chat it was part of, if any.';
comment on column public.agent_interactions.rating is
    'The user''s opinion.';
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
