-- name: redeem_code :one
-- @title Redeem an invitation code
-- @param $1 code what the user typed in
select public.redeem_signup_code($1) as redeemed;

-- name: log_usage :exec
-- @title Log what a question took
-- For the backend, once the answer is complete.
-- @param $1 user_id who asked
-- @param $2 question_text what was asked
-- @param $3 response_time_ms milliseconds until the answer was complete
-- @param $4 tokens_used tokens of the language model
-- @param $5 pinecone_results what the vector search found
insert into public.usage_logs (user_id, question_text, response_time_ms, tokens_used, pinecone_results)
values ($1, $2, $3, $4, $5);

-- name: usage_of_last_days :many
-- @title Usage by day
-- Of the signed-in user; admins get everybody's.
-- @param $1 days how many days back
select
    day,
    user_id,
    questions,
    tokens_used,
    average_response_time_ms
from public.daily_usage
where day > (now() at time zone 'utc')::date - $1::integer
order by day desc, questions desc;

-- name: setting :one
-- @title Read a setting
-- @param $1 key name of the setting
select value
from public.app_config
where key = $1;

-- name: change_setting :exec
-- @title Change a setting, or add it
-- Admins only; who and when is noted by a trigger.
-- @param $1 key name of the setting
-- @param $2 value its new value
insert into public.app_config (key, value)
values ($1, $2)
on conflict (key) do update
set value = excluded.value;

-- name: pending_codes :many
-- @title List codes that nobody has used yet
-- Admins only.
select
    id,
    code,
    expires_at,
    is_admin,
    created_at
from public.signup_codes
where used_at is null
    and (expires_at is null or expires_at > now())
order by created_at desc;
