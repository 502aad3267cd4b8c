-- Organisations with their plans, people, and teams.

comment on schema public is
    'Core data of the application: teams, what they work with, and who may do what.';

-- The platform's tables have no trigger of this kind: their services set the column themselves.
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

-- The parameters have the names of columns, which win inside of a query: hence $1 and $2.
create function public.is_team_member(user_id uuid, team_id uuid)
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
    select exists (
        select 1
        from public.team_members
        where team_members.profile_id = $1
            and team_members.team_id = $2
    )
$$;

comment on function public.is_team_member(uuid, uuid) is
    'True if the user is in the team, in whatever role. Policies on team_members ask it: one that read the table itself would never come to an end.';

create function public.is_team_admin(team_id_param uuid)
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
    select exists (
        select 1
        from public.team_members
        where team_members.team_id = team_id_param
            and team_members.profile_id = auth.uid()
            and team_members.role in ('owner', 'admin')
    )
$$;

comment on function public.is_team_admin(uuid) is
    'True if the signed-in user manages the team: as its owner or as an admin.';

create function public.create_team(name_param text, tenant_id_param text)
returns uuid
language plpgsql
security definer
set search_path = ''
as $$
declare
    new_team_id uuid;
begin
    -- in an organisation one is part of, or as the first in one that has no team yet
    if auth.uid() is null or (
        exists (select 1 from public.teams where teams.tenant_id = tenant_id_param)
        and not exists (
            select 1
            from public.teams
            join public.team_members on team_members.team_id = teams.id
            where teams.tenant_id = tenant_id_param
                and team_members.profile_id = auth.uid()
        )
    ) then
        raise exception 'only a member of the organisation can create a team in it'
            using errcode = 'insufficient_privilege';
    end if;

    insert into public.teams (name, tenant_id, created_by)
    values (name_param, tenant_id_param, auth.uid())
    returning id into new_team_id;

    insert into public.team_members (team_id, profile_id, role)
    values (new_team_id, auth.uid(), 'owner');

    update public.profiles
    set active_team = new_team_id
    where id = auth.uid()
        and active_team is null;

    return new_team_id;
end;
$$;

comment on function public.create_team(text, text) is
    'Makes a team with the signed-in user as its owner, and returns its id.';

create trigger set_subscription_tiers_updated_at
    before update on public.subscription_tiers
    for each row
    execute function public.set_updated_at();

create trigger set_resource_limits_updated_at
    before update on public.resource_limits
    for each row
    execute function public.set_updated_at();

create trigger set_tenants_updated_at
    before update on public.tenants
    for each row
    execute function public.set_updated_at();

create trigger set_teams_updated_at
    before update on public.teams
    for each row
    execute function public.set_updated_at();

create trigger set_team_members_updated_at
    before update on public.team_members
    for each row
    execute function public.set_updated_at();

-- Who sees what: the teams one is in, the organisations these belong to, and the plans there are.

alter table public.profiles enable row level security;

alter table public.tenants enable row level security;

alter table public.teams enable row level security;

alter table public.team_members enable row level security;

create policy "profiles_select_policy" on public.profiles
    for select
    using (id = auth.uid());

create policy "profiles_insert_policy" on public.profiles
    for insert
    with check (id = auth.uid());

create policy "profiles_update_policy" on public.profiles
    for update
    using (id = auth.uid())
    with check (id = auth.uid() and (active_team is null or public.is_team_member(auth.uid(), active_team)));

create policy "tenants_select_policy" on public.tenants
    for select
    using (
        id in (
            select teams.tenant_id
            from public.teams
            where public.is_team_member(auth.uid(), teams.id)
        )
    );

create policy "teams_select_policy" on public.teams
    for select
    using (public.is_team_member(auth.uid(), id));

create policy "teams_update_policy" on public.teams
    for update
    using (public.is_team_admin(id));

create policy "team_members_select_policy" on public.team_members
    for select
    using (public.is_team_member(auth.uid(), team_id));

create policy "team_members_insert_policy" on public.team_members
    for insert
    with check (public.is_team_admin(team_id));

create policy "team_members_update_policy" on public.team_members
    for update
    using (public.is_team_admin(team_id));

-- whoever manages the team may send members away, and everybody may leave
create policy "team_members_delete_policy" on public.team_members
    for delete
    using (public.is_team_admin(team_id) or profile_id = auth.uid());

alter table public.subscription_tiers enable row level security;

alter table public.resource_limits enable row level security;

create policy "subscription_tiers_select_policy" on public.subscription_tiers
    for select
    using (true);

create policy "resource_limits_select_policy" on public.resource_limits
    for select
    using (true);

grant select, insert (id, avatar_url), update (avatar_url, active_team) on table public.profiles to authenticated;

grant select on table public.tenants to authenticated;

grant select, update (name, description) on table public.teams to authenticated;

grant select, insert, update (role), delete on table public.team_members to authenticated;

grant select on table public.subscription_tiers to authenticated;

grant select on table public.resource_limits to authenticated;

grant all on all tables in schema public to service_role;

revoke execute on function public.is_team_member(uuid, uuid) from public;

grant execute on function public.is_team_member(uuid, uuid) to authenticated, service_role;

revoke execute on function public.is_team_admin(uuid) from public;

grant execute on function public.is_team_admin(uuid) to authenticated, service_role;

revoke execute on function public.create_team(text, text) from public;

grant execute on function public.create_team(text, text) to authenticated;
