-- Teams, who is in them, and what they pay for. A team has no owner column: its owners are the members
-- with that role, and public.create_team() makes the first one.

-- @section Teams and organizations
create table public.teams (
    id uuid not null default gen_random_uuid(),
    name text not null,
    tier text not null default 'free',
    email text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    -- text, as the provider's ids are ("cus_..."), although one drawing of the model says uuid
    stripe_customer_id text,
    stripe_subscription_id text,
    subscription_status public.subscription_status_enum,
    current_period_start timestamptz,
    current_period_end timestamptz,
    cancel_at_period_end boolean not null default false,
    constraint teams_pkey primary key (id),
    constraint teams_stripe_customer_id_key unique (stripe_customer_id),
    constraint teams_stripe_subscription_id_key unique (stripe_subscription_id),
    constraint teams_name_check check (char_length(name) >= 1),
    constraint teams_current_period_check check (current_period_end > current_period_start)
);

comment on table public.teams is
    'An organization that shares projects and a bill, with the state of its subscription.';
comment on column public.teams.tier is
    'Price plan the team is on.';
comment on column public.teams.stripe_customer_id is
    'The team at the payment provider; null until it first pays.';
comment on column public.teams.subscription_status is
    'Null for a team that never subscribed.';
comment on column public.teams.cancel_at_period_end is
    'The subscription was cancelled and runs out at current_period_end.';

-- @section Teams and organizations
-- @purpose The one place that says who may do what in a team.
create table public.team_members (
    id uuid not null default gen_random_uuid(),
    team_id uuid not null,
    user_id uuid not null,
    role text not null default 'member',
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint team_members_pkey primary key (id),
    constraint team_members_team_id_user_id_key unique (team_id, user_id),
    constraint team_members_team_id_fkey foreign key (team_id) references public.teams (id) on delete cascade,
    constraint team_members_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
    constraint team_members_role_check check (role in ('owner', 'admin', 'member'))
);

create index idx_team_members_user_id on public.team_members (user_id);

comment on table public.team_members is
    'Membership of users in teams, with the role that decides what they may do there.';
comment on column public.team_members.role is
    'Owners and admins manage the team and its members; members work in its projects.';

-- @section Teams and organizations
create table public.users_teams (
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    team_id uuid not null,
    is_default boolean not null default false,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint users_teams_pkey primary key (id),
    constraint users_teams_user_id_team_id_key unique (user_id, team_id),
    constraint users_teams_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
    constraint users_teams_team_id_fkey foreign key (team_id) references public.teams (id) on delete cascade
);

create index idx_users_teams_team_id on public.users_teams (team_id);

create unique index idx_users_teams_one_default on public.users_teams (user_id) where is_default;

comment on table public.users_teams is
    'A user''s own list of teams, and which of them opens first. It grants nothing: team_members does.';
comment on column public.users_teams.is_default is
    'True for at most one team of each user.';

-- @section Teams and organizations
create table public.billing_info (
    id uuid not null default gen_random_uuid(),
    team_id uuid not null,
    billing_name text not null,
    billing_email text not null,
    address jsonb not null default '{}'::jsonb,
    tax_id text,
    card_brand text,
    card_last4 text,
    is_default boolean not null default false,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint billing_info_pkey primary key (id),
    constraint billing_info_team_id_fkey foreign key (team_id) references public.teams (id) on delete cascade,
    constraint billing_info_card_last4_check check (card_last4 ~ '^[0-9]{4}$')
);

create index idx_billing_info_team_id on public.billing_info (team_id);

comment on table public.billing_info is
    'Where a team''s invoices go and how they are paid. Card numbers stay with the payment provider.';
comment on column public.billing_info.card_last4 is
    'Last four digits, enough to recognise the card.';

-- @section Teams and organizations
create table public.subscription_events (
    id uuid not null default gen_random_uuid(),
    team_id uuid not null,
    stripe_event_id text not null,
    event_type text not null,
    old_status public.subscription_status_enum,
    new_status public.subscription_status_enum,
    payload jsonb not null default '{}'::jsonb,
    occurred_at timestamptz not null,
    created_at timestamptz not null default now(),
    constraint subscription_events_pkey primary key (id),
    constraint subscription_events_stripe_event_id_key unique (stripe_event_id),
    constraint subscription_events_team_id_fkey foreign key (team_id) references public.teams (id) on delete cascade
);

create index idx_subscription_events_team_id on public.subscription_events (team_id, occurred_at desc);

comment on table public.subscription_events is
    'History of a team''s subscription, one row per notice of the payment provider. Rows are never changed.';
comment on column public.subscription_events.stripe_event_id is
    'The provider sends a notice again when in doubt; this key takes it in once.';
