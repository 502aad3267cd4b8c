-- Accounts, storage, and what every user has from the first day.

create table auth.users (
    id uuid not null default gen_random_uuid(),
    email text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint users_pkey primary key (id),
    constraint users_email_key unique (email)
);

comment on table auth.users is
    'One row per account. Nearly everything else in the database belongs to a user and goes with the user.';

comment on column auth.users.id is
    'What auth.uid() returns while this user is signed in.';

comment on column auth.users.email is
    'Sign-in address; null for an account without one, such as an anonymous guest.';

create table auth.sessions (
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    user_agent text,
    ip inet,
    not_after timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint sessions_pkey primary key (id),
    constraint sessions_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade
);

create index idx_sessions_user_id on auth.sessions (user_id);

create index idx_sessions_not_after on auth.sessions (not_after);

comment on table auth.sessions is
    'One row per signed-in device.';

comment on column auth.sessions.not_after is
    'The session ends here at the latest; null means it lasts until it is revoked.';

create table auth.refresh_tokens (
    id bigint generated always as identity,
    session_id uuid,
    user_id uuid not null,
    token text not null,
    parent text,
    revoked boolean not null default false,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint refresh_tokens_pkey primary key (id),
    constraint refresh_tokens_token_key unique (token),
    constraint refresh_tokens_session_id_fkey foreign key (session_id) references auth.sessions (id) on delete cascade,
    constraint refresh_tokens_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade
);

create index idx_refresh_tokens_session_id on auth.refresh_tokens (session_id);

create index idx_refresh_tokens_user_id on auth.refresh_tokens (user_id);

comment on table auth.refresh_tokens is
    'Tokens that buy a new access token. Each is good for one use and names its predecessor.';

comment on column auth.refresh_tokens.parent is
    'The token this one replaced: a revoked parent seen again means the chain was stolen.';

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
    'Top-level containers for stored files, each private or public as a whole.';

comment on column storage.buckets.public is
    'Anyone may read the objects of a public bucket.';

comment on column storage.buckets.file_size_limit is
    'Largest accepted object in bytes; null means no limit of its own.';

comment on column storage.buckets.allowed_mime_types is
    'Accepted media types; null means any.';

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
    'One row per stored file. Its account may go, the file stays until it is deleted itself.';

comment on column storage.objects.name is
    'Path inside the bucket, with slashes.';

comment on column storage.objects.metadata is
    'What the upload told about the file; "size" is its length in bytes.';

comment on column storage.objects.path_tokens is
    'The name cut at its slashes, so that folders can be searched.';

create table storage.s3_multipart_uploads (
    id text not null,
    bucket_id text not null,
    key text not null,
    version text not null,
    upload_signature text not null,
    in_progress_size bigint not null default 0,
    owner uuid,
    created_at timestamptz not null default now(),
    constraint s3_multipart_uploads_pkey primary key (id),
    constraint s3_multipart_uploads_bucket_id_fkey foreign key (bucket_id) references storage.buckets (id) on delete cascade,
    constraint s3_multipart_uploads_owner_fkey foreign key (owner) references auth.users (id) on delete set null,
    constraint s3_multipart_uploads_in_progress_size_check check (in_progress_size >= 0)
);

create index idx_s3_multipart_uploads_bucket_id on storage.s3_multipart_uploads (bucket_id);

create index idx_s3_multipart_uploads_owner on storage.s3_multipart_uploads (owner);

create index idx_s3_multipart_uploads_created_at on storage.s3_multipart_uploads (created_at);

comment on table storage.s3_multipart_uploads is
    'Large uploads that have begun and not ended. A finished one becomes an object and leaves this table.';

create table public.user_profiles (
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    full_name text,
    display_name text,
    first_name text,
    last_name text,
    work_description text,
    avatar_url text,
    onboarding_completed boolean not null default false,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint user_profiles_pkey primary key (id),
    constraint user_profiles_user_id_key unique (user_id),
    constraint user_profiles_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade
);

comment on table public.user_profiles is
    'Personal details of a user: names, picture, line of work.';

comment on column public.user_profiles.display_name is
    'How the user wants to be addressed; the full name stands in when it is null.';

comment on column public.user_profiles.onboarding_completed is
    'Set once the introduction was finished or skipped.';

create table public.user_preferences (
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    ai_assistance boolean not null default true,
    smart_suggestions boolean not null default true,
    theme text not null default 'system',
    font_family text,
    email_notifications boolean not null default true,
    marketing_emails boolean not null default false,
    security_alerts boolean not null default true,
    analytics_enabled boolean not null default true,
    data_sharing_enabled boolean not null default false,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint user_preferences_pkey primary key (id),
    constraint user_preferences_user_id_key unique (user_id),
    constraint user_preferences_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade
);

comment on table public.user_preferences is
    'How the user likes the interface, the AI assistance and the mail that is sent.';

comment on column public.user_preferences.data_sharing_enabled is
    'Off unless the user asks for it.';

create table public.user_security_settings (
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    two_factor_enabled boolean not null default false,
    backup_codes text[],
    last_password_change timestamptz,
    login_notifications boolean not null default true,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint user_security_settings_pkey primary key (id),
    constraint user_security_settings_user_id_key unique (user_id),
    constraint user_security_settings_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade
);

comment on table public.user_security_settings is
    'Second factor, backup codes and sign-in alerts of a user.';

comment on column public.user_security_settings.backup_codes is
    'Hashes of the codes that have not been used up; never the codes themselves.';

create table public.user_integrations (
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    service_name text not null,
    is_connected boolean not null default false,
    connection_data jsonb not null default '{}'::jsonb,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint user_integrations_pkey primary key (id),
    constraint user_integrations_unique unique (user_id, service_name),
    constraint user_integrations_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
    constraint user_integrations_service_name_check check (
        service_name = any (array['github'::text, 'google_drive'::text, 'gmail'::text, 'google_calendar'::text, 'artifacts'::text])
    )
);

comment on table public.user_integrations is
    'A user''s connections to services elsewhere, at most one for each service.';

comment on column public.user_integrations.connection_data is
    'What the service needs to be talked to; its shape depends on the service.';

create table public.user_chat_analytics (
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    total_sessions integer not null default 0,
    total_messages integer not null default 0,
    total_tokens bigint not null default 0,
    total_cost numeric not null default 0,
    favorite_model text,
    last_activity timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint user_chat_analytics_pkey primary key (id),
    constraint user_chat_analytics_user_id_key unique (user_id),
    constraint user_chat_analytics_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade
);

comment on table public.user_chat_analytics is
    'Running totals of a user''s chats, one row per user from the day the account is made.';

-- Functions

create function public.update_updated_at_column()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
    new.updated_at := now();
    return new;
end;
$$;

comment on function public.update_updated_at_column() is
    'Trigger function: stamps the row with the time of the change.';

create function auth.on_auth_user_created()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
    insert into public.user_profiles (user_id, created_at, updated_at)
    values (new.id, now(), now());

    insert into public.user_preferences (user_id, created_at, updated_at)
    values (new.id, now(), now());

    insert into public.user_security_settings (user_id, created_at, updated_at)
    values (new.id, now(), now());

    insert into public.user_chat_analytics (user_id, created_at, updated_at)
    values (new.id, now(), now());

    return new;
end;
$$;

comment on function auth.on_auth_user_created() is
    'Trigger function: gives a new account its profile, preferences, security settings and chat totals.';

create function auth.revoke_user_sessions(user_id_param uuid)
returns integer
language plpgsql
security definer
set search_path = ''
as $$
declare
    session_count integer;
begin
    -- tokens of a session go with it; those without one go here
    delete from auth.refresh_tokens
    where user_id = user_id_param;

    delete from auth.sessions
    where user_id = user_id_param;

    get diagnostics session_count = row_count;

    return session_count;
end;
$$;

comment on function auth.revoke_user_sessions(uuid) is
    'Signs a user out everywhere, and returns how many sessions that ended.';

create function auth.cleanup_expired_sessions()
returns void
language plpgsql
security definer
set search_path = ''
as $$
begin
    delete from auth.sessions
    where not_after < now();

    delete from auth.refresh_tokens
    where created_at < now() - interval '30 days'
        and revoked = true;
end;
$$;

comment on function auth.cleanup_expired_sessions() is
    'Removes sessions that have run out and tokens revoked over 30 days ago. To be called by a scheduled job.';

create function storage.get_level(file_path text)
returns integer
language plpgsql
immutable
set search_path = ''
as $$
begin
    return array_length(string_to_array(file_path, '/'), 1) - 1;
end;
$$;

comment on function storage.get_level(text) is
    'How many folders deep a path lies: 0 for "a.txt", 2 for "a/b/c.txt"; null for an empty path.';

create function storage.get_bucket_size(bucket_name text)
returns bigint
language plpgsql
stable
set search_path = ''
as $$
declare
    total_size bigint := 0;
begin
    select coalesce(sum((metadata ->> 'size')::bigint), 0)
    into total_size
    from storage.objects
    where bucket_id = bucket_name
        and metadata ->> 'size' is not null;

    return total_size;
end;
$$;

comment on function storage.get_bucket_size(text) is
    'Bytes in a bucket, as far as the caller may see its objects.';

create function storage.cleanup_old_multipart_uploads()
returns void
language plpgsql
security definer
set search_path = ''
as $$
begin
    delete from storage.s3_multipart_uploads
    where created_at < now() - interval '7 days';
end;
$$;

comment on function storage.cleanup_old_multipart_uploads() is
    'Gives up on uploads that were begun over 7 days ago and never finished. To be called by a scheduled job.';

-- Triggers

create trigger on_auth_user_created
    after insert on auth.users
    for each row
    execute function auth.on_auth_user_created();

comment on trigger on_auth_user_created on auth.users is
    'All rows a user needs from the first moment, in the same transaction as the account.';

create trigger update_users_updated_at
    before update on auth.users
    for each row
    execute function public.update_updated_at_column();

create trigger update_sessions_updated_at
    before update on auth.sessions
    for each row
    execute function public.update_updated_at_column();

create trigger update_refresh_tokens_updated_at
    before update on auth.refresh_tokens
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

create trigger update_user_profiles_updated_at
    before update on public.user_profiles
    for each row
    execute function public.update_updated_at_column();

create trigger update_user_preferences_updated_at
    before update on public.user_preferences
    for each row
    execute function public.update_updated_at_column();

create trigger update_user_security_settings_updated_at
    before update on public.user_security_settings
    for each row
    execute function public.update_updated_at_column();

create trigger update_user_integrations_updated_at
    before update on public.user_integrations
    for each row
    execute function public.update_updated_at_column();

create trigger update_user_chat_analytics_updated_at
    before update on public.user_chat_analytics
    for each row
    execute function public.update_updated_at_column();

-- Row level security

alter table auth.users enable row level security;

alter table auth.sessions enable row level security;

alter table auth.refresh_tokens enable row level security;

create policy "Users can view own user data" on auth.users
    for select
    using (auth.uid() = id);

create policy "Users can update own user data" on auth.users
    for update
    using (auth.uid() = id);

alter table storage.buckets enable row level security;

alter table storage.objects enable row level security;

alter table storage.s3_multipart_uploads enable row level security;

create policy "Users can view accessible buckets" on storage.buckets
    for select
    using (auth.uid() = owner or public = true);

create policy "Users can view objects in accessible buckets" on storage.objects
    for select
    using (
        auth.uid() = owner
        or exists (
            select 1
            from storage.buckets
            where buckets.id = objects.bucket_id
                and (buckets.owner = auth.uid() or buckets.public = true)
        )
    );

create policy "Users can upload their own objects" on storage.objects
    for insert
    with check (
        auth.uid() = owner
        and exists (
            select 1
            from storage.buckets
            where buckets.id = objects.bucket_id
                and (
                    buckets.owner = auth.uid()
                    or (buckets.public = true and split_part(objects.name, '/', 1) = auth.uid()::text)
                )
        )
    );

create policy "Users can update their own objects" on storage.objects
    for update
    using (auth.uid() = owner);

create policy "Users can delete their own objects" on storage.objects
    for delete
    using (auth.uid() = owner);

alter table public.user_profiles enable row level security;

alter table public.user_preferences enable row level security;

alter table public.user_security_settings enable row level security;

alter table public.user_integrations enable row level security;

create policy "Users can view their own profile" on public.user_profiles
    for select
    using (auth.uid() = user_id);

create policy "Users can insert their own profile" on public.user_profiles
    for insert
    with check (auth.uid() = user_id);

create policy "Users can update their own profile" on public.user_profiles
    for update
    using (auth.uid() = user_id);

create policy "Users can view their own preferences" on public.user_preferences
    for select
    using (auth.uid() = user_id);

create policy "Users can insert their own preferences" on public.user_preferences
    for insert
    with check (auth.uid() = user_id);

create policy "Users can update their own preferences" on public.user_preferences
    for update
    using (auth.uid() = user_id);

create policy "Users can view their own security settings" on public.user_security_settings
    for select
    using (auth.uid() = user_id);

create policy "Users can insert their own security settings" on public.user_security_settings
    for insert
    with check (auth.uid() = user_id);

create policy "Users can update their own security settings" on public.user_security_settings
    for update
    using (auth.uid() = user_id);

create policy "Users can manage their own integrations" on public.user_integrations
    for all
    using (auth.uid() = user_id);

alter table public.user_chat_analytics enable row level security;

create policy "Users can view their own chat analytics" on public.user_chat_analytics
    for select
    using (auth.uid() = user_id);

-- Grants

grant select, insert, update on table public.user_profiles to authenticated;

grant select, insert, update on table public.user_preferences to authenticated;

grant select, insert, update on table public.user_security_settings to authenticated;

grant select, insert, update, delete on table public.user_integrations to authenticated;

grant select on table public.user_chat_analytics to authenticated;

grant select, update (email) on table auth.users to authenticated;

grant select on table storage.buckets to authenticated;

grant select, insert, update (metadata), delete on table storage.objects to authenticated;

grant select on table storage.buckets to anon;

grant select on table storage.objects to anon;

grant all on table auth.users to service_role;

grant all on table auth.sessions to service_role;

grant all on table auth.refresh_tokens to service_role;

grant all on table storage.buckets to service_role;

grant all on table storage.objects to service_role;

grant all on table storage.s3_multipart_uploads to service_role;

grant all on table public.user_profiles to service_role;

grant all on table public.user_preferences to service_role;

grant all on table public.user_security_settings to service_role;

grant all on table public.user_integrations to service_role;

grant all on table public.user_chat_analytics to service_role;

revoke execute on function auth.on_auth_user_created() from public;

revoke execute on function auth.revoke_user_sessions(uuid) from public;

grant execute on function auth.revoke_user_sessions(uuid) to service_role;

revoke execute on function auth.cleanup_expired_sessions() from public;

grant execute on function auth.cleanup_expired_sessions() to service_role;

revoke execute on function storage.cleanup_old_multipart_uploads() from public;

grant execute on function storage.cleanup_old_multipart_uploads() to service_role;
