-- Teams and their bills, projects with chat and fragments, and the functions that say who belongs to what.

create type public.subscription_status_enum as enum (
    'active',
    'canceled',
    'past_due',
    'unpaid',
    'incomplete'
);

comment on type public.subscription_status_enum is
    'Where a team''s paid subscription stands, in the words of the payment provider.';

create type public.project_status_enum as enum (
    'active',
    'archived'
);

comment on type public.project_status_enum is
    'Life of a project.';

create type public.message_role_enum as enum (
    'user',
    'assistant'
);

comment on type public.message_role_enum is
    'Who speaks in a project''s chat.';

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

create table public.projects (
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    team_id uuid,
    title text not null,
    description text,
    template_id text,
    status public.project_status_enum not null default 'active',
    is_public boolean not null default false,
    metadata jsonb not null default '{}'::jsonb,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint projects_pkey primary key (id),
    constraint projects_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
    constraint projects_team_id_fkey foreign key (team_id) references public.teams (id) on delete set null
);

create index idx_projects_user_id on public.projects (user_id);

create index idx_projects_team_id on public.projects (team_id);

create index idx_projects_status on public.projects (status);

create index idx_projects_created_at on public.projects (created_at desc);

create index idx_projects_updated_at on public.projects (updated_at desc);

comment on table public.projects is
    'The container for related work: its chat, its fragments and its files.';

comment on column public.projects.team_id is
    'The team that shares the project; null for a private one.';

comment on column public.projects.template_id is
    'The template the project was started from.';

comment on column public.projects.is_public is
    'Anyone may look at a public project, signed in or not.';

comment on column public.projects.updated_at is
    'Moves with every edit.';

create table public.messages (
    id uuid not null default gen_random_uuid(),
    project_id uuid not null,
    role public.message_role_enum not null,
    content jsonb not null,
    object_data jsonb,
    result_data jsonb,
    sequence_number integer not null,
    created_at timestamptz not null default now(),
    constraint messages_pkey primary key (id),
    constraint messages_project_id_fkey foreign key (project_id) references public.projects (id) on delete cascade
);

create index idx_messages_project_id on public.messages (project_id);

comment on table public.messages is
    'The chat of a project, message by message: text, code, files and what the AI made of them.';

comment on column public.messages.content is
    'What was said: one JSON value, or a list of parts with a type each.';

comment on column public.messages.object_data is
    'The artifact the assistant described in this message.';

comment on column public.messages.result_data is
    'What came of running that artifact.';

comment on column public.messages.sequence_number is
    'Place in the chat.';

create table public.fragments (
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    project_id uuid,
    title text not null,
    description text,
    template text,
    code text not null default '',
    file_path text,
    additional_dependencies text[] not null default '{}',
    has_additional_dependencies boolean not null default false,
    install_dependencies_command text,
    port integer,
    is_public boolean not null default false,
    metadata jsonb not null default '{}'::jsonb,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint fragments_pkey primary key (id),
    constraint fragments_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
    constraint fragments_project_id_fkey foreign key (project_id) references public.projects (id) on delete cascade,
    constraint fragments_port_check check (port between 1 and 65535)
);

create index idx_fragments_user_id on public.fragments (user_id);

create index idx_fragments_project_id on public.fragments (project_id);

comment on table public.fragments is
    'Reusable pieces of code that can be run in a sandbox.';

comment on column public.fragments.template is
    'The sandbox image the fragment expects.';

comment on column public.fragments.port is
    'Where the running fragment listens, if it serves anything.';

create table public.fragment_executions (
    id uuid not null default gen_random_uuid(),
    fragment_id uuid not null,
    user_id uuid not null,
    sandbox_id text,
    template text,
    status text not null default 'pending',
    execution_url text,
    stdout text,
    stderr text,
    runtime_error text,
    cell_results jsonb,
    execution_time_ms integer,
    started_at timestamptz not null default now(),
    completed_at timestamptz,
    metadata jsonb not null default '{}'::jsonb,
    constraint fragment_executions_pkey primary key (id),
    constraint fragment_executions_fragment_id_fkey foreign key (fragment_id) references public.fragments (id) on delete cascade,
    constraint fragment_executions_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
    constraint fragment_executions_execution_time_ms_check check (execution_time_ms >= 0)
);

create index idx_fragment_executions_fragment_id on public.fragment_executions (fragment_id);

create index idx_fragment_executions_user_id on public.fragment_executions (user_id);

comment on table public.fragment_executions is
    'Every run of a fragment, with what it printed and how it ended.';

comment on column public.fragment_executions.cell_results is
    'Outputs cell by cell, for fragments that are notebooks.';

comment on column public.fragment_executions.runtime_error is
    'The exception that ended the run; null when it ended well.';

-- Functions

create function public.is_team_member(team_id_param uuid)
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
            and team_members.user_id = auth.uid()
    )
$$;

comment on function public.is_team_member(uuid) is
    'True if the signed-in user is in the team, in whatever role.';

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
            and team_members.user_id = auth.uid()
            and team_members.role in ('owner', 'admin')
    )
$$;

comment on function public.is_team_admin(uuid) is
    'True if the signed-in user may manage the team: as its owner or as an admin.';

create function public.can_edit_project(project_id_param uuid)
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
    select exists (
        select 1
        from public.projects
        where projects.id = project_id_param
            and (projects.user_id = auth.uid() or public.is_team_member(projects.team_id))
    )
$$;

comment on function public.can_edit_project(uuid) is
    'True if the signed-in user may work in the project: it is the user''s own or that of a team of theirs.';

create function public.create_team(name_param text)
returns uuid
language plpgsql
security definer
set search_path = ''
as $$
declare
    new_team_id uuid;
begin
    if auth.uid() is null then
        raise exception 'only a signed-in user can create a team'
            using errcode = 'insufficient_privilege';
    end if;

    insert into public.teams (name)
    values (name_param)
    returning id into new_team_id;

    insert into public.team_members (team_id, user_id, role)
    values (new_team_id, auth.uid(), 'owner');

    -- the first team a user has is the one that opens by default
    insert into public.users_teams (user_id, team_id, is_default)
    values (
        auth.uid(),
        new_team_id,
        not exists (
            select 1
            from public.users_teams
            where users_teams.user_id = auth.uid()
                and users_teams.is_default
        )
    );

    return new_team_id;
end;
$$;

comment on function public.create_team(text) is
    'Founds a team with the signed-in user as its owner, and returns its id. The only way to get a team.';

-- Triggers

create trigger update_teams_updated_at
    before update on public.teams
    for each row
    execute function public.update_updated_at_column();

create trigger update_team_members_updated_at
    before update on public.team_members
    for each row
    execute function public.update_updated_at_column();

create trigger update_users_teams_updated_at
    before update on public.users_teams
    for each row
    execute function public.update_updated_at_column();

create trigger update_billing_info_updated_at
    before update on public.billing_info
    for each row
    execute function public.update_updated_at_column();

create trigger update_projects_updated_at
    before update on public.projects
    for each row
    execute function public.update_updated_at_column();

create trigger update_fragments_updated_at
    before update on public.fragments
    for each row
    execute function public.update_updated_at_column();

-- Row level security

alter table public.teams enable row level security;

alter table public.team_members enable row level security;

alter table public.users_teams enable row level security;

alter table public.billing_info enable row level security;

alter table public.subscription_events enable row level security;

create policy "Team members can view their teams" on public.teams
    for select
    using (
        exists (
            select 1
            from public.team_members
            where team_members.team_id = teams.id
                and team_members.user_id = auth.uid()
        )
    );

create policy "Team admins can update their teams" on public.teams
    for update
    using (public.is_team_admin(id));

create policy "Team members can view each other" on public.team_members
    for select
    using (public.is_team_member(team_id));

create policy "Team admins can add members" on public.team_members
    for insert
    with check (public.is_team_admin(team_id));

create policy "Team admins can change members" on public.team_members
    for update
    using (public.is_team_admin(team_id));

create policy "Team admins can remove members and members can leave" on public.team_members
    for delete
    using (public.is_team_admin(team_id) or auth.uid() = user_id);

create policy "Users can manage their own list of teams" on public.users_teams
    for all
    using (auth.uid() = user_id)
    with check (auth.uid() = user_id and public.is_team_member(team_id));

create policy "Team admins can view billing information" on public.billing_info
    for select
    using (public.is_team_admin(team_id));

create policy "Team admins can view subscription events" on public.subscription_events
    for select
    using (public.is_team_admin(team_id));

alter table public.projects enable row level security;

alter table public.messages enable row level security;

alter table public.fragments enable row level security;

alter table public.fragment_executions enable row level security;

create policy "Users can view their own projects" on public.projects
    for select
    using (auth.uid() = user_id or is_public = true);

create policy "Team members can view team projects" on public.projects
    for select
    using (public.is_team_member(team_id));

create policy "Users can create their own projects" on public.projects
    for insert
    with check (auth.uid() = user_id and (team_id is null or public.is_team_member(team_id)));

create policy "Users can update their own projects" on public.projects
    for update
    using (auth.uid() = user_id)
    with check (auth.uid() = user_id and (team_id is null or public.is_team_member(team_id)));

create policy "Users can delete their own projects" on public.projects
    for delete
    using (auth.uid() = user_id);

create policy "Messages are visible with their project" on public.messages
    for select
    using (
        exists (
            select 1
            from public.projects
            where projects.id = messages.project_id
        )
    );

create policy "Project editors can insert messages" on public.messages
    for insert
    with check (public.can_edit_project(project_id));

create policy "Project editors can update messages" on public.messages
    for update
    using (public.can_edit_project(project_id));

create policy "Project editors can delete messages" on public.messages
    for delete
    using (public.can_edit_project(project_id));

create policy "Users can view their own or public fragments" on public.fragments
    for select
    using (auth.uid() = user_id or is_public = true);

create policy "Users can insert their own fragments" on public.fragments
    for insert
    with check (auth.uid() = user_id and (project_id is null or public.can_edit_project(project_id)));

create policy "Users can update their own fragments" on public.fragments
    for update
    using (auth.uid() = user_id)
    with check (auth.uid() = user_id and (project_id is null or public.can_edit_project(project_id)));

create policy "Users can delete their own fragments" on public.fragments
    for delete
    using (auth.uid() = user_id);

create policy "Users can view their own executions" on public.fragment_executions
    for select
    using (auth.uid() = user_id);

create policy "Users can run the fragments they can see" on public.fragment_executions
    for insert
    with check (
        auth.uid() = user_id
        and exists (
            select 1
            from public.fragments
            where fragments.id = fragment_executions.fragment_id
        )
    );

create policy "Users can update their own executions" on public.fragment_executions
    for update
    using (auth.uid() = user_id);

-- Grants

grant select, update (name, email) on table public.teams to authenticated;

grant select, insert, update (role), delete on table public.team_members to authenticated;

grant select, insert, update, delete on table public.users_teams to authenticated;

grant select on table public.billing_info to authenticated;

grant select on table public.subscription_events to authenticated;

grant select, insert, update, delete on table public.projects to authenticated;

grant select, insert, update, delete on table public.messages to authenticated;

grant select, insert, update, delete on table public.fragments to authenticated;

grant select, insert, update on table public.fragment_executions to authenticated;

grant select on table public.projects to anon;

grant select on table public.messages to anon;

grant select on table public.fragments to anon;

grant all on table public.teams to service_role;

grant all on table public.team_members to service_role;

grant all on table public.users_teams to service_role;

grant all on table public.billing_info to service_role;

grant all on table public.subscription_events to service_role;

grant all on table public.projects to service_role;

grant all on table public.messages to service_role;

grant all on table public.fragments to service_role;

grant all on table public.fragment_executions to service_role;

revoke execute on function public.create_team(text) from public;

grant execute on function public.create_team(text) to authenticated;
