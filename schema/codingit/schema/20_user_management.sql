-- One row per user in each of the first three tables, made by auth.on_auth_user_created() together with
-- the account; hence the unique user_id, and a default for every other required column.

-- @section User management
-- @purpose What other people may get to see of a user.
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

-- @section User management
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

-- @section User management
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

-- @section User management
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
