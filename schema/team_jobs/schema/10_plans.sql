-- What an organisation pays for, and how much it may have of what.

comment on schema public is
    'Core data of the application: teams, what they work with, and who may do what.';

-- @section Configuration entities
create table public.subscription_tiers (
    id text not null,
    name text not null,
    description text,
    created_at timestamptz default current_timestamp,
    updated_at timestamptz default current_timestamp,
    constraint subscription_tiers_pkey primary key (id)
);

comment on table public.subscription_tiers is
    'Plans an organisation can be on.';
comment on column public.subscription_tiers.id is
    'Short name of the plan, such as free or team.';
comment on column public.subscription_tiers.name is
    'Name as customers see it.';
comment on column public.subscription_tiers.description is
    'What the plan is for, in a sentence.';
comment on column public.subscription_tiers.created_at is
    'When the plan was set up.';
comment on column public.subscription_tiers.updated_at is
    'Latest change of the row.';

-- @section Configuration entities
create table public.resource_limits (
    id uuid not null default gen_random_uuid(),
    tier_id text not null,
    resource_type text not null,
    max_count integer not null,
    is_unlimited boolean default false,
    created_at timestamptz default current_timestamp,
    updated_at timestamptz default current_timestamp,
    constraint resource_limits_pkey primary key (id),
    constraint resource_limits_tier_id_resource_type_key unique (tier_id, resource_type),
    constraint resource_limits_tier_id_fkey foreign key (tier_id)
        references public.subscription_tiers (id) on delete cascade,
    constraint resource_limits_max_count_check check (max_count >= 0)
);

comment on table public.resource_limits is
    'How many of each kind of resource a plan allows.';
comment on column public.resource_limits.id is
    'Key of the limit.';
comment on column public.resource_limits.tier_id is
    'Plan that the limit is part of.';
comment on column public.resource_limits.resource_type is
    'What is counted: hosts, repositories and so on, by table name.';
comment on column public.resource_limits.max_count is
    'How many there may be; of no meaning when is_unlimited is set.';
comment on column public.resource_limits.is_unlimited is
    'As many as the customer likes.';
comment on column public.resource_limits.created_at is
    'When the limit was set up.';
comment on column public.resource_limits.updated_at is
    'Latest change of the row.';
