-- People and how they are organised: an organisation (tenant) has teams, a team has members.

-- @section Identity entities
create table public.tenants (
    id text not null default gen_random_uuid()::text,
    name text not null,
    domain text,
    created_at timestamptz not null default current_timestamp,
    updated_at timestamptz not null default current_timestamp,
    subscription_tier_id text,
    organization_id uuid,
    constraint tenants_pkey primary key (id),
    constraint tenants_subscription_tier_id_fkey foreign key (subscription_tier_id)
        references public.subscription_tiers (id)
);

comment on table public.tenants is
    'Organisations that use the application. Teams, and through them everything else, belong to one.';
comment on column public.tenants.id is
    'Id of the organisation: a UUID, kept as text.';
comment on column public.tenants.name is
    'Name of the organisation.';
comment on column public.tenants.domain is
    'Its mail or web domain.';
comment on column public.tenants.created_at is
    'When it signed up.';
comment on column public.tenants.updated_at is
    'Latest change of the row.';
comment on column public.tenants.subscription_tier_id is
    'Plan it is on; null before it has chosen one.';
comment on column public.tenants.organization_id is
    'Its id in the customer administration, outside of this database.';

create index idx_tenants_subscription_tier_id on public.tenants (subscription_tier_id);

-- @section Identity entities
create table public.profiles (
    id uuid not null,
    avatar_url text,
    role text default 'admin',
    active_team uuid,
    constraint profiles_pkey primary key (id),
    constraint profiles_id_fkey foreign key (id) references auth.users (id) on delete cascade,
    constraint profiles_role_check check (role in ('admin', 'viewer', 'developer', 'tester'))
);

comment on table public.profiles is
    'What the application knows of a user beyond the account: at most one row each, with the same id.';
comment on column public.profiles.id is
    'The account''s id, the one auth.uid() returns.';
comment on column public.profiles.avatar_url is
    'Address of the user''s picture.';
comment on column public.profiles.role is
    'What the user is in the application: admin, viewer, developer or tester.';
comment on column public.profiles.active_team is
    'Team the user works in at the moment; the application opens with it.';

create index idx_profiles_active_team on public.profiles (active_team);

-- @section Identity entities
create table public.teams (
    id uuid not null default gen_random_uuid(),
    name text not null,
    description text,
    tenant_id text not null,
    created_by uuid,
    is_default boolean default false,
    created_at timestamptz default current_timestamp,
    updated_at timestamptz default current_timestamp,
    constraint teams_pkey primary key (id),
    constraint teams_tenant_id_fkey foreign key (tenant_id) references public.tenants (id) on delete cascade,
    constraint teams_created_by_fkey foreign key (created_by) references public.profiles (id) on delete set null
);

comment on table public.teams is
    'Groups of people who share hosts, repositories and jobs. Nobody outside of a team sees what it has.';
comment on column public.teams.id is
    'Id of the team.';
comment on column public.teams.name is
    'Name of the team.';
comment on column public.teams.description is
    'What the team does.';
comment on column public.teams.tenant_id is
    'Organisation it is part of.';
comment on column public.teams.created_by is
    'Who set it up; null once that user is gone.';
comment on column public.teams.is_default is
    'The team that new people of the organisation join. At most one each.';
comment on column public.teams.created_at is
    'When it was set up.';
comment on column public.teams.updated_at is
    'Latest change of the row.';

create index idx_teams_tenant_id on public.teams (tenant_id);

create index idx_teams_created_by on public.teams (created_by);

create unique index idx_teams_one_default_per_tenant on public.teams (tenant_id) where is_default;

-- profiles and teams refer to each other, so one of the two keys has to come later
alter table public.profiles
    add constraint profiles_active_team_fkey foreign key (active_team) references public.teams (id) on delete set null;

-- @section Identity entities
create table public.team_members (
    team_id uuid not null,
    profile_id uuid not null,
    role text not null,
    created_at timestamptz default current_timestamp,
    updated_at timestamptz default current_timestamp,
    constraint team_members_pkey primary key (team_id, profile_id),
    constraint team_members_team_id_fkey foreign key (team_id) references public.teams (id) on delete cascade,
    constraint team_members_profile_id_fkey foreign key (profile_id) references public.profiles (id) on delete cascade
);

comment on table public.team_members is
    'Who is in which team, and as what.';
comment on column public.team_members.team_id is
    'The team.';
comment on column public.team_members.profile_id is
    'The member.';
comment on column public.team_members.role is
    'What the member is in the team; owner and admin manage it, other names are free.';
comment on column public.team_members.created_at is
    'When the member joined.';
comment on column public.team_members.updated_at is
    'Latest change of the row.';

create index idx_team_members_profile_id on public.team_members (profile_id);
