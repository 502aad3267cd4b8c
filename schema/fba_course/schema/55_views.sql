-- @section PUBLIC Schema (Application Layer)
-- Runs with the reader's rights: users see their own days, admins everybody's.
create view public.daily_usage with (security_invoker = true) as
select
    (created_at at time zone 'utc')::date as day,
    user_id,
    count(*) as questions,
    coalesce(sum(tokens_used), 0) as tokens_used,
    round(avg(response_time_ms)) as average_response_time_ms
from public.usage_logs
group by 1, 2;

comment on view public.daily_usage is
    'Questions, tokens and waiting time by user and day (UTC).';
comment on column public.daily_usage.day is
    'The day, from midnight to midnight in UTC.';
comment on column public.daily_usage.user_id is
    'Who asked.';
comment on column public.daily_usage.questions is
    'How many questions.';
comment on column public.daily_usage.tokens_used is
    'Tokens they took altogether.';
comment on column public.daily_usage.average_response_time_ms is
    'How long an answer took, on average.';
