-- How users want to be told things. The notices themselves are the table notifications of section 3.

-- @section 17. Notifications & Preferences
create table public.notification_preferences (
    user_id uuid not null,
    channel public.notification_channel not null,
    notification_type text not null default '*',
    is_enabled boolean not null default true,
    frequency text not null default 'immediate',
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint notification_preferences_pkey primary key (user_id, channel, notification_type),
    constraint notification_preferences_user_id_fkey foreign key (user_id)
        references auth.users (id) on delete cascade,
    constraint notification_preferences_frequency_check check (
        frequency in ('immediate', 'hourly', 'daily', 'weekly')
    )
);

comment on table public.notification_preferences is
    'Which notices a user wants by which channel, and how often.';
comment on column public.notification_preferences.notification_type is
    'A type of notifications, or * for all that have no row of their own.';
comment on column public.notification_preferences.frequency is
    'At once, or gathered.';

-- @section 17. Notifications & Preferences
create table public.push_subscriptions (
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    endpoint text not null,
    p256dh_key text not null,
    auth_key text not null,
    user_agent text,
    last_used_at timestamptz,
    expires_at timestamptz,
    created_at timestamptz not null default now(),
    constraint push_subscriptions_pkey primary key (id),
    constraint push_subscriptions_endpoint_key unique (endpoint),
    constraint push_subscriptions_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade
);

create index idx_push_subscriptions_user_id on public.push_subscriptions (user_id);

comment on table public.push_subscriptions is
    'Browsers and devices that accept push messages for a user.';
comment on column public.push_subscriptions.endpoint is
    'Where the browser''s service takes messages.';
comment on column public.push_subscriptions.p256dh_key is
    'Public key of the browser, to encrypt messages with.';
comment on column public.push_subscriptions.auth_key is
    'Shared secret of the subscription.';
