-- Accounts and what hangs on one: the face shown to others, platform-wide roles, settings, connected apps.

-- @section 1. Authentication & User Management
create type public.app_role as enum (
    'admin',
    'moderator',
    'user'
);

comment on type public.app_role is
    'What an account may do on the whole platform. Roles inside a tenant are tenant_role.';

-- @section 1. Authentication & User Management
-- @purpose Everything about a user that others may see; what only the user sees is in user_settings.
create table public.profiles (
    user_id uuid not null,
    username public.slug,
    display_name text not null,
    avatar_url public.web_address,
    bio text,
    locale text not null default 'en',
    timezone text not null default 'UTC',
    is_public boolean not null default true,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    xp integer not null default 0,
    level integer generated always as ((1 + floor(sqrt(xp::double precision / 100)))::integer) stored,
    referral_code text,
    search_name text generated always as (lower(display_name || ' ' || coalesce(username::text, ''))) stored,
    constraint profiles_pkey primary key (user_id),
    constraint profiles_username_key unique (username),
    constraint profiles_referral_code_key unique (referral_code),
    constraint profiles_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
    constraint profiles_display_name_check check (char_length(display_name) between 1 and 80),
    constraint profiles_bio_check check (char_length(bio) <= 500),
    constraint profiles_xp_check check (xp >= 0)
);

create index idx_profiles_search_name on public.profiles using gin (search_name extensions.gin_trgm_ops);

create index idx_profiles_xp on public.profiles (xp desc);

comment on table public.profiles is
    'The face of an account towards other users, and its score. Made by handle_new_user() on sign-up.';
comment on column public.profiles.user_id is
    'The account. There is one profile for each.';
comment on column public.profiles.username is
    'Handle for links and mentions; null until the user picks one.';
comment on column public.profiles.locale is
    'Language tag, such as "en" or "pt-BR".';
comment on column public.profiles.is_public is
    'Anyone may look at a public profile, signed in or not.';
comment on column public.profiles.xp is
    'Experience points. Only badges and finished challenges move them; each move is passed on to the leaderboards.';
comment on column public.profiles.level is
    'Follows from xp: 100 points for level 2, 400 for level 3, 900 for level 4.';
comment on column public.profiles.referral_code is
    'What the user hands out to invite others; see generate_referral_code().';
comment on column public.profiles.search_name is
    'Name and handle in lower case, for the search box.';
comment on column public.profiles.bio is
    'What the user says of themselves.';

-- @section 1. Authentication & User Management
create table public.user_roles (
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    role public.app_role not null default 'user',
    granted_by uuid,
    created_at timestamptz not null default now(),
    constraint user_roles_pkey primary key (id),
    constraint user_roles_user_id_role_key unique (user_id, role),
    constraint user_roles_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
    constraint user_roles_granted_by_fkey foreign key (granted_by) references auth.users (id) on delete set null
);

create index idx_user_roles_granted_by on public.user_roles (granted_by);

comment on table public.user_roles is
    'Which platform-wide roles an account has. Everyone has "user"; the others are granted by an admin.';
comment on column public.user_roles.granted_by is
    'Null for the role that comes with the account.';

-- @section 1. Authentication & User Management
-- @purpose Read through get_or_create_user_settings(), so that a row is there when it is needed.
create table public.user_settings (
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    tenant_id uuid,
    theme text not null default 'system',
    language text not null default 'en',
    email_digest text not null default 'weekly',
    preferences jsonb not null default '{}'::jsonb,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint user_settings_pkey primary key (id),
    -- null counts as a value here: one row without a tenant, not many
    constraint user_settings_user_id_tenant_id_key unique nulls not distinct (user_id, tenant_id),
    constraint user_settings_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
    constraint user_settings_theme_check check (theme in ('light', 'dark', 'system')),
    constraint user_settings_email_digest_check check (email_digest in ('never', 'daily', 'weekly')),
    constraint user_settings_preferences_check check (jsonb_typeof(preferences) = 'object')
);

create index idx_user_settings_tenant_id on public.user_settings (tenant_id);

comment on table public.user_settings is
    'Preferences of a user: one row for the user as such, and one more for each tenant where they differ.';
comment on column public.user_settings.tenant_id is
    'Null for the settings that hold outside of any tenant.';
comment on column public.user_settings.preferences is
    'What the user interface wants to remember; the database does not look inside.';
comment on column public.user_settings.email_digest is
    'How often news are gathered into a mail.';

-- @section 1. Authentication & User Management
create table public.user_apps (
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    provider text not null,
    app_name text not null,
    external_account_id text,
    scopes text[] not null default '{}',
    connected_at timestamptz not null default now(),
    disconnected_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint user_apps_pkey primary key (id),
    constraint user_apps_user_id_provider_app_name_key unique (user_id, provider, app_name),
    constraint user_apps_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
    constraint user_apps_disconnected_at_check check (disconnected_at >= connected_at)
);

create index idx_user_apps_scopes on public.user_apps using gin (scopes);

comment on table public.user_apps is
    'Other products that a user has said to work with, learned from the sign-ins with their provider.';
comment on column public.user_apps.provider is
    'Who vouched for the connection, such as "github" or "google".';
comment on column public.user_apps.external_account_id is
    'The user''s id over there.';
comment on column public.user_apps.scopes is
    'What the user allowed.';
comment on column public.user_apps.disconnected_at is
    'When the user took the connection back; null while it holds.';
