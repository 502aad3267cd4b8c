-- What can be bought, who has it, and where the money comes from.

-- @section 12. Billing & Subscriptions
create type public.billing_interval as enum (
    'month',
    'year'
);

comment on type public.billing_interval is
    'How often a plan is paid.';

-- @section 12. Billing & Subscriptions
create type public.subscription_status as enum (
    'trialing',
    'active',
    'past_due',
    'cancelled',
    'expired'
);

comment on type public.subscription_status is
    'Where a subscription stands.';

-- @section 12. Billing & Subscriptions
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
comment on column public.subscription_plans.billing_interval is
    'How often the price is due.';
comment on column public.subscription_plans.features is
    'What the plan allows, by name.';

-- @section 12. Billing & Subscriptions
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
comment on column public.subscription_tiers.cancel_at_period_end is
    'True when it ends with the period that is paid for.';

-- @section 12. Billing & Subscriptions
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

alter table public.revenue_events
    add constraint revenue_events_stream_id_fkey foreign key (tenant_id, stream_id)
        references public.revenue_streams (tenant_id, id) on delete set null (stream_id);
