-- What a question costs. Users see their own.

create table public.usage_logs (
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    question_text text,
    response_time_ms integer,
    tokens_used integer,
    pinecone_results jsonb,
    created_at timestamptz default now(),
    constraint usage_logs_pkey primary key (id),
    constraint usage_logs_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
    constraint usage_logs_response_time_ms_check check (response_time_ms >= 0),
    constraint usage_logs_tokens_used_check check (tokens_used >= 0)
);

comment on table public.usage_logs is
    'One row per question that was put to the assistant, with what answering it took. Could be partitioned by created_at one day.';

comment on column public.usage_logs.id is
    'Key of the row.';

comment on column public.usage_logs.user_id is
    'Who asked.';

comment on column public.usage_logs.question_text is
    'What was asked.';

comment on column public.usage_logs.response_time_ms is
    'Milliseconds until the answer was complete.';

comment on column public.usage_logs.tokens_used is
    'Tokens of the language model, question and answer together.';

comment on column public.usage_logs.pinecone_results is
    'What the vector search (Pinecone) found, with scores.';

comment on column public.usage_logs.created_at is
    'When it was asked.';

create index idx_usage_logs_user_id_created_at on public.usage_logs (user_id, created_at desc);

create index idx_usage_logs_created_at on public.usage_logs (created_at);

alter table public.usage_logs enable row level security;

create policy "Users see their usage" on public.usage_logs
    for select
    using (user_id = auth.uid());

grant select on table public.usage_logs to authenticated;

grant all on table public.usage_logs to service_role;
