-- Who may touch which table at all. Guests (anon) get nothing.

grant select, insert (code, expires_at, created_by, is_admin), delete on table public.signup_codes to authenticated;

grant select, insert (user_id, title), update (title, is_active), delete on table public.conversations to authenticated;

grant select, insert (conversation_id, role, content, metadata) on table public.messages to authenticated;

grant select on table public.usage_logs to authenticated;

grant select on table public.daily_usage to authenticated;

grant select, insert (key, value), update (value) on table public.app_config to authenticated;

-- The backend: everything.

grant all on all tables in schema public to service_role;

-- A new function is open to everyone. Guests need none of these.

revoke execute on function public.is_course_admin() from public;

grant execute on function public.is_course_admin() to authenticated, service_role;

revoke execute on function public.has_signed_up() from public;

grant execute on function public.has_signed_up() to authenticated, service_role;

revoke execute on function public.redeem_signup_code(text) from public;

grant execute on function public.redeem_signup_code(text) to authenticated;
