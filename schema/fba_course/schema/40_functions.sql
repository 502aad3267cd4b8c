-- Functions. Those marked "security definer" read and write past row level security and pin search_path.

create function public.set_updated_at()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
    new.updated_at := now();
    return new;
end;
$$;

comment on function public.set_updated_at() is
    'Trigger function: stamps the row with the time of the change.';

create function public.stamp_config_change()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
    new.updated_at := now();
    new.updated_by := auth.uid();
    return new;
end;
$$;

comment on function public.stamp_config_change() is
    'Trigger function: notes who changed a setting, and when.';

create function public.touch_conversation()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
    update public.conversations
    set updated_at = now()
    where id = new.conversation_id;

    return null;
end;
$$;

comment on function public.touch_conversation() is
    'Trigger function: moves a chat to the top of the list when something is said in it.';

create function public.is_course_admin()
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
    select exists (
        select 1
        from public.signup_codes
        where signup_codes.used_by = auth.uid()
            and signup_codes.is_admin
    )
$$;

comment on function public.is_course_admin() is
    'True if the signed-in user got in with a code for admins.';

create function public.redeem_signup_code(code_param text)
returns boolean
language plpgsql
security definer
set search_path = ''
as $$
begin
    if auth.uid() is null then
        raise exception 'only a signed-in user can redeem a code'
            using errcode = 'insufficient_privilege';
    end if;

    -- one statement, so that of two people with the same code one comes too late
    update public.signup_codes
    set
        used_by = auth.uid(),
        used_at = now()
    where code = code_param
        and used_at is null
        and (expires_at is null or expires_at > now());

    return found;
end;
$$;

comment on function public.redeem_signup_code(text) is
    'Uses an invitation code for the signed-in user. False if there is no such code, or it was used or has expired: which of these, is not told.';

create function public.has_signed_up()
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
    select exists (
        select 1
        from public.signup_codes
        where signup_codes.used_by = auth.uid()
    )
$$;

comment on function public.has_signed_up() is
    'True if the signed-in user has redeemed a code. Without one an account can do nothing.';
