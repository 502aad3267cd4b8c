-- Accounts, tenants and what they pay. Row level security is on from the start; the policies come with the migration
-- that writes them all in one place, so until then only the backend gets in.

create extension if not exists pgcrypto with schema extensions;

comment on extension pgcrypto is
    'Cryptographic functions: digests for checksums and pseudonyms, random bytes for codes.';

create extension if not exists pg_trgm with schema extensions;

comment on extension pg_trgm is
    'Trigram matching for text search: finds names by any part of them.';

create extension if not exists "uuid-ossp" with schema extensions;

comment on extension "uuid-ossp" is
    'UUID generation: the same UUID from the same name, where random ones will not do.';

comment on schema public is
    'The whole platform: people and tenants, community, events, leads, agents, privacy and upkeep.';

create domain public.slug as text
    constraint slug_check check (value ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(value) <= 100);

comment on domain public.slug is
    'Part of an address that people can read: lower-case letters, digits and single hyphens.';

create domain public.email_address as text
    constraint email_address_check check (value ~ '^[^@[:space:]]+@[^@[:space:]]+\.[^@[:space:]]+$');

comment on domain public.email_address is
    'Looks like a mail address. Whether mail arrives there only a mail can tell.';

create domain public.web_address as text
    constraint web_address_check check (value ~ '^https?://[^[:space:]]+$');

comment on domain public.web_address is
    'Address of something on the web, with http or https.';

create domain public.currency_code as text
    constraint currency_code_check check (value ~ '^[A-Z]{3}$');

comment on domain public.currency_code is
    'Currency in the three letters of ISO 4217, such as EUR.';

create domain public.percentage as numeric(5,2)
    constraint percentage_check check (value between 0 and 100);

comment on domain public.percentage is
    'Per cent, from 0 to 100.';

create domain public.sha256_hex as text
    constraint sha256_hex_check check (value ~ '^[0-9a-f]{64}$');

comment on domain public.sha256_hex is
    'SHA-256 of something, in hex.';

create type public.severity_level as enum (
    'info',
    'low',
    'medium',
    'high',
    'critical'
);

comment on type public.severity_level is
    'How bad it is. The order counts: what is worse is greater.';

create type public.postal_address as (
    street text,
    postal_code text,
    city text,
    region text,
    country_code text
);

comment on type public.postal_address is
    'Where a letter would go. The country is in the two letters of ISO 3166.';

create type public.time_range as range (
    subtype = time
);

comment on type public.time_range is
    'Span of time within a day, such as office hours.';

-- Functions that this step needs

create function public.update_updated_at_column()
returns trigger
language plpgsql
as $$
begin
    new.updated_at = now();
    return new;
end;
$$;

create function public.handle_updated_at()
returns trigger
language plpgsql
as $$
begin
    new.updated_at = timezone('utc', now());
    return new;
end;
$$;

create table auth.users (
    id uuid not null default gen_random_uuid(),
    email text,
    raw_user_meta_data jsonb not null default '{}'::jsonb,
    last_sign_in_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint users_pkey primary key (id),
    constraint users_email_key unique (email)
);

create index idx_users_created_at on auth.users (created_at desc);

comment on table auth.users is
    'One row per account, managed by the sign-in service. Nearly everything a user has goes with this row.';

comment on column auth.users.id is
    'What auth.uid() returns while this user is signed in.';

comment on column auth.users.email is
    'Sign-in address; null for an account without one.';

comment on column auth.users.raw_user_meta_data is
    'What the sign-up form sent along; handle_new_user() reads "display_name" and "referral_code".';

create type public.app_role as enum (
    'admin',
    'moderator',
    'user'
);

comment on type public.app_role is
    'What an account may do on the whole platform. Roles inside a tenant are tenant_role.';

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
    constraint profiles_pkey primary key (user_id),
    constraint profiles_username_key unique (username),
    constraint profiles_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
    constraint profiles_display_name_check check (char_length(display_name) between 1 and 80),
    constraint profiles_bio_check check (char_length(bio) <= 500)
);

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

create table public.user_roles (
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    role text not null default 'user',
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

create type public.tenant_role as enum (
    'owner',
    'admin',
    'member'
);

comment on type public.tenant_role is
    'What a member may do in a tenant. Owners and admins manage it, members work in it, viewers look.';

create type public.tenant_status as enum (
    'trial',
    'active',
    'suspended',
    'closed'
);

comment on type public.tenant_status is
    'Where a tenant stands with us.';

create table public.tenants (
    id uuid not null default gen_random_uuid(),
    name text not null,
    subdomain public.slug not null,
    plan_id uuid,
    status public.tenant_status not null default 'trial',
    settings jsonb not null default '{}'::jsonb,
    trial_ends_at timestamptz,
    created_by uuid,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint tenants_pkey primary key (id),
    constraint tenants_subdomain_key unique (subdomain),
    constraint tenants_created_by_fkey foreign key (created_by) references auth.users (id) on delete set null,
    constraint tenants_name_check check (char_length(name) between 1 and 200),
    constraint tenants_subdomain_check check (subdomain::text not in ('www', 'api', 'app', 'admin', 'static'))
);

create index idx_tenants_created_at on public.tenants (created_at desc);

create index idx_tenants_plan_id on public.tenants (plan_id);

create index idx_tenants_trial_ends_at on public.tenants (trial_ends_at) where status = 'trial';

create index idx_tenants_created_by on public.tenants (created_by);

comment on table public.tenants is
    'Organizations that share data, a plan and a bill. Made by create_tenant().';

comment on column public.tenants.subdomain is
    'First label of the tenant''s own address.';

comment on column public.tenants.plan_id is
    'The plan that sets the limits; null means that nothing is limited.';

create table public.tenant_members (
    tenant_id uuid not null,
    user_id uuid not null,
    role public.tenant_role not null default 'member',
    invited_by uuid,
    joined_at timestamptz not null default now(),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint tenant_members_pkey primary key (tenant_id, user_id),
    constraint tenant_members_tenant_id_fkey foreign key (tenant_id) references public.tenants (id) on delete cascade,
    constraint tenant_members_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
    constraint tenant_members_invited_by_fkey foreign key (invited_by) references auth.users (id) on delete set null
);

create index idx_tenant_members_user_id on public.tenant_members (user_id);

create index idx_tenant_members_invited_by on public.tenant_members (invited_by);

comment on table public.tenant_members is
    'Membership of users in tenants, with the role that decides what they may do there.';

create table public.tenant_usage (
    tenant_id uuid not null,
    metric_type text not null,
    period_start date not null default date_trunc('month', now())::date,
    used_value bigint not null default 0,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint tenant_usage_pkey primary key (tenant_id, metric_type, period_start),
    constraint tenant_usage_tenant_id_fkey foreign key (tenant_id) references public.tenants (id) on delete cascade,
    constraint tenant_usage_used_value_check check (used_value >= 0),
    constraint tenant_usage_period_start_check check (extract(day from period_start) = 1)
);

comment on table public.tenant_usage is
    'How much of each metered thing a tenant has used in a month. Written by track_usage().';

comment on column public.tenant_usage.metric_type is
    'What is counted, such as "api_calls", "emails" or "storage_mb"; the names that subscription_plans.limits uses.';

comment on column public.tenant_usage.period_start is
    'First day of the month.';

comment on column public.tenant_usage.used_value is
    'May exceed the limit: it is up to the application to ask check_tenant_limit() first.';

create table public.tenant_integrations (
    id uuid not null default gen_random_uuid(),
    tenant_id uuid not null,
    integration_id uuid not null,
    name text not null,
    config jsonb not null default '{}'::jsonb,
    secret_name text,
    is_enabled boolean not null default true,
    last_synced_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint tenant_integrations_pkey primary key (id),
    constraint tenant_integrations_tenant_id_integration_id_name_key unique (tenant_id, integration_id, name),
    -- target of foreign keys that hold both, so that a row cannot point into another tenant
    constraint tenant_integrations_tenant_id_id_key unique (tenant_id, id),
    constraint tenant_integrations_tenant_id_fkey foreign key (tenant_id)
        references public.tenants (id) on delete cascade,
    constraint tenant_integrations_config_check check (jsonb_typeof(config) = 'object')
);

create index idx_tenant_integrations_integration_id on public.tenant_integrations (integration_id);

comment on table public.tenant_integrations is
    'Outside services that a tenant has connected, each with its own configuration.';

comment on column public.tenant_integrations.integration_id is
    'What is connected.';

comment on column public.tenant_integrations.name is
    'Tells several connections to the same service apart.';

comment on column public.tenant_integrations.secret_name is
    'Name of the secret in the vault. The secret itself is never stored here.';

alter table public.user_settings
    add constraint user_settings_tenant_id_fkey foreign key (tenant_id) references public.tenants (id) on delete cascade;

create type public.billing_interval as enum (
    'month',
    'year'
);

comment on type public.billing_interval is
    'How often a plan is paid.';

create type public.subscription_status as enum (
    'trialing',
    'active',
    'past_due',
    'cancelled',
    'expired'
);

comment on type public.subscription_status is
    'Where a subscription stands.';

create table public.subscription_plans (
    id uuid not null default gen_random_uuid(),
    slug public.slug not null,
    name text not null,
    description text not null default '',
    price numeric(10,2) not null default 0,
    currency public.currency_code not null default 'USD',
    billing_interval public.billing_interval not null default 'month',
    limits jsonb not null default '{}'::jsonb,
    features text[] not null default '{}',
    sort_order smallint not null default 0,
    is_active boolean not null default true,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint subscription_plans_pkey primary key (id),
    constraint subscription_plans_slug_key unique (slug),
    constraint subscription_plans_price_check check (price >= 0),
    constraint subscription_plans_limits_check check (jsonb_typeof(limits) = 'object')
);

create index idx_subscription_plans_on_sale on public.subscription_plans (sort_order) where is_active;

comment on table public.subscription_plans is
    'What can be bought: price, limits, features. Plans that are no longer sold stay for those who have them.';

comment on column public.subscription_plans.limits is
    'Name of a metric to the most of it in a month; what is not named is not limited.';

comment on column public.subscription_plans.sort_order is
    'Place on the price page.';

create table public.subscription_tiers (
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    plan_id uuid not null,
    tier text not null default 'free',
    status public.subscription_status not null default 'trialing',
    current_period_start timestamptz not null default now(),
    current_period_end timestamptz,
    cancel_at_period_end boolean not null default false,
    external_subscription_id text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint subscription_tiers_pkey primary key (id),
    constraint subscription_tiers_external_subscription_id_key unique (external_subscription_id),
    constraint subscription_tiers_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
    constraint subscription_tiers_plan_id_fkey foreign key (plan_id)
        references public.subscription_plans (id) on delete restrict,
    constraint subscription_tiers_tier_check check (tier in ('free', 'starter', 'pro', 'enterprise')),
    constraint subscription_tiers_current_period_check check (current_period_end > current_period_start)
);

create unique index idx_subscription_tiers_one_current on public.subscription_tiers (user_id)
    where status in ('trialing', 'active', 'past_due');

create index idx_subscription_tiers_user_id_created_at on public.subscription_tiers (user_id, created_at desc);

create index idx_subscription_tiers_plan_id on public.subscription_tiers (plan_id);

comment on table public.subscription_tiers is
    'Which tier a user is on, now and before. This is about users by themselves; a tenant has its plan.';

comment on column public.subscription_tiers.external_subscription_id is
    'The payment provider''s id.';

create table public.revenue_streams (
    id uuid not null default gen_random_uuid(),
    tenant_id uuid not null,
    plan_id uuid,
    name text not null,
    kind text not null,
    is_active boolean not null default true,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint revenue_streams_pkey primary key (id),
    constraint revenue_streams_tenant_id_name_key unique (tenant_id, name),
    constraint revenue_streams_tenant_id_id_key unique (tenant_id, id),
    constraint revenue_streams_tenant_id_fkey foreign key (tenant_id) references public.tenants (id) on delete cascade,
    constraint revenue_streams_plan_id_fkey foreign key (plan_id)
        references public.subscription_plans (id) on delete set null,
    constraint revenue_streams_kind_check check (
        kind in ('subscription', 'one_time', 'marketplace', 'services', 'affiliate')
    )
);

create index idx_revenue_streams_plan_id on public.revenue_streams (plan_id);

comment on table public.revenue_streams is
    'Kinds of income to sort revenue_events by.';

-- the plans are further down than what refers to them
alter table public.tenants
    add constraint tenants_plan_id_fkey foreign key (plan_id) references public.subscription_plans (id) on delete restrict;

-- Functions

create function public.is_admin(user_id uuid)
returns boolean
language sql
stable
security definer
as $$
    select exists (
        select 1
        from public.user_roles
        where user_roles.user_id = $1 and user_roles.role = 'admin'
    )
$$;

create function public.has_role(user_id uuid, role text)
returns boolean
language sql
stable
security definer
as $$
    select exists (
        select 1
        from public.user_roles
        where user_roles.user_id = $1 and user_roles.role = $2
    )
$$;

create function public.handle_new_user()
returns trigger
language plpgsql
security definer
as $$
begin
    insert into public.profiles (user_id, display_name)
    values (new.id, coalesce(new.raw_user_meta_data ->> 'display_name', 'New user'));

    insert into public.user_roles (user_id, role)
    values (new.id, 'user');

    return new;
end;
$$;

-- Triggers

create trigger update_users_updated_at
    before update on auth.users
    for each row
    execute function public.update_updated_at_column();

create trigger update_profiles_updated_at
    before update on public.profiles
    for each row
    execute function public.update_updated_at_column();

create trigger handle_user_settings_updated_at
    before update on public.user_settings
    for each row
    execute function public.handle_updated_at();

create trigger update_user_apps_updated_at
    before update on public.user_apps
    for each row
    execute function public.update_updated_at_column();

create trigger update_tenants_updated_at
    before update on public.tenants
    for each row
    execute function public.update_updated_at_column();

create trigger update_tenant_members_updated_at
    before update on public.tenant_members
    for each row
    execute function public.update_updated_at_column();

create trigger update_tenant_usage_updated_at
    before update on public.tenant_usage
    for each row
    execute function public.update_updated_at_column();

create trigger handle_tenant_integrations_updated_at
    before update on public.tenant_integrations
    for each row
    execute function public.handle_updated_at();

create trigger update_subscription_plans_updated_at
    before update on public.subscription_plans
    for each row
    execute function public.update_updated_at_column();

create trigger update_subscription_tiers_updated_at
    before update on public.subscription_tiers
    for each row
    execute function public.update_updated_at_column();

create trigger update_revenue_streams_updated_at
    before update on public.revenue_streams
    for each row
    execute function public.update_updated_at_column();

create trigger on_auth_user_created
    after insert on auth.users
    for each row
    execute function public.handle_new_user();

-- Row level security

alter table auth.users enable row level security;

alter table public.profiles enable row level security;

alter table public.user_roles enable row level security;

alter table public.user_settings enable row level security;

alter table public.user_apps enable row level security;

alter table public.tenants enable row level security;

alter table public.tenant_members enable row level security;

alter table public.tenant_usage enable row level security;

alter table public.tenant_integrations enable row level security;

alter table public.subscription_plans enable row level security;

alter table public.subscription_tiers enable row level security;

alter table public.revenue_streams enable row level security;
