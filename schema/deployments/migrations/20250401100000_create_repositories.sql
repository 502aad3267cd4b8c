-- People, their connections to Git services, and the repositories found there.

comment on schema public is
    'The whole application: what is deployed from where to where.';

create function public.set_updated_at()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
    new.updated_at := now() at time zone 'utc';
    return new;
end;
$$;

comment on function public.set_updated_at() is
    'Trigger function: stamps the row with the time of the change, in UTC.';

create table public.tenants (
    id uuid not null default gen_random_uuid(),
    name text not null,
    domain text,
    created_at timestamp not null default (now() at time zone 'utc'),
    updated_at timestamp not null default (now() at time zone 'utc'),
    constraint tenants_pkey primary key (id)
);

comment on table public.tenants is
    'Organisations that use the application. People belong to one, and see the deployments of their colleagues.';

comment on column public.tenants.id is
    'Id of the organisation.';

comment on column public.tenants.name is
    'Name of the organisation. A change is carried over to profiles.tenant_name.';

comment on column public.tenants.domain is
    'Its mail or web domain; unique if given.';

comment on column public.tenants.created_at is
    'When it signed up.';

comment on column public.tenants.updated_at is
    'Latest change of the row.';

-- tenant_id is text for now: it holds what the sign-up form sent

create table public.profiles (
    id uuid not null,
    avatar_url text,
    tenant_id text,
    role text not null default 'viewer',
    tenant_name text,
    created_at timestamp not null default (now() at time zone 'utc'),
    updated_at timestamp not null default (now() at time zone 'utc'),
    constraint profiles_pkey primary key (id),
    constraint profiles_id_fkey foreign key (id) references auth.users (id) on delete cascade
);

comment on table public.profiles is
    'What the application knows of a user beyond the account in auth.users: one row each, with the same id.';

comment on column public.profiles.id is
    'The account''s id, the one auth.uid() returns.';

comment on column public.profiles.avatar_url is
    'Address of the user''s picture.';

comment on column public.profiles.tenant_id is
    'Organisation the user belongs to; null for somebody on their own.';

comment on column public.profiles.role is
    'What the user is in the application. An admin looks after hosts; other names are free.';

comment on column public.profiles.tenant_name is
    'Name of the organisation, copied from there so that lists need not look it up.';

comment on column public.profiles.created_at is
    'When the profile was made.';

comment on column public.profiles.updated_at is
    'Latest change of the row.';

create table public.git_providers (
    id uuid not null default gen_random_uuid(),
    profile_id uuid not null,
    type text not null,
    name text not null,
    display_name text,
    server_url text,
    access_token text,
    refresh_token text,
    expires_at timestamp,
    is_configured boolean not null default false,
    last_synced timestamp,
    created_at timestamp not null default (now() at time zone 'utc'),
    updated_at timestamp not null default (now() at time zone 'utc'),
    constraint git_providers_pkey primary key (id),
    constraint git_providers_profile_id_fkey foreign key (profile_id) references public.profiles (id) on delete cascade,
    constraint git_providers_type_check check (type in ('github', 'gitlab', 'gitea'))
);

comment on table public.git_providers is
    'A user''s connections to services that host Git repositories: GitHub, GitLab, Gitea.';

comment on column public.git_providers.id is
    'Id of the connection.';

comment on column public.git_providers.profile_id is
    'Whose connection it is; nobody else sees it.';

comment on column public.git_providers.type is
    'Kind of service: github, gitlab or gitea.';

comment on column public.git_providers.name is
    'Name of the connection.';

comment on column public.git_providers.display_name is
    'Name to show instead.';

comment on column public.git_providers.server_url is
    'Address of a GitLab or Gitea of one''s own; null for the public service.';

comment on column public.git_providers.access_token is
    'OAuth token for the service''s interface. Users can write it and not read it.';

comment on column public.git_providers.refresh_token is
    'OAuth token that buys a new access token. Not to be read either.';

comment on column public.git_providers.expires_at is
    'When the access token runs out.';

comment on column public.git_providers.is_configured is
    'The sign-in was completed, the connection can be used.';

comment on column public.git_providers.last_synced is
    'Latest time the list of repositories was fetched.';

comment on column public.git_providers.created_at is
    'When the connection was made.';

comment on column public.git_providers.updated_at is
    'Latest change of the row.';

create index idx_git_providers_profile_id on public.git_providers (profile_id);

create table public.repositories (
    id uuid not null default gen_random_uuid(),
    provider_id uuid not null,
    provider_type text not null,
    name text not null,
    description text,
    owner text not null,
    url text,
    is_private boolean not null default false,
    default_branch text not null default 'main',
    language text,
    sync_status text not null default 'pending',
    last_synced_at timestamp,
    error text,
    created_at timestamp not null default (now() at time zone 'utc'),
    updated_at timestamp not null default (now() at time zone 'utc'),
    constraint repositories_pkey primary key (id),
    constraint repositories_provider_id_owner_name_key unique (provider_id, owner, name),
    constraint repositories_provider_id_fkey foreign key (provider_id)
        references public.git_providers (id) on delete cascade
);

comment on table public.repositories is
    'Repositories that a connection gives access to, as the service describes them.';

comment on column public.repositories.id is
    'Id of the repository.';

comment on column public.repositories.provider_id is
    'Connection it was found through, and whose owner sees it.';

comment on column public.repositories.provider_type is
    'Kind of service, copied from the connection.';

comment on column public.repositories.name is
    'Name of the repository.';

comment on column public.repositories.description is
    'What the service says about it.';

comment on column public.repositories.owner is
    'User or organisation it belongs to at the service.';

comment on column public.repositories.url is
    'Its address.';

comment on column public.repositories.is_private is
    'It takes a token to read it.';

comment on column public.repositories.default_branch is
    'Branch to deploy when nobody names one.';

comment on column public.repositories.language is
    'Programming language most of it is in.';

comment on column public.repositories.sync_status is
    'How fetching its description stands.';

comment on column public.repositories.last_synced_at is
    'When it was last fetched.';

comment on column public.repositories.error is
    'What went wrong with the last fetch; null when nothing did.';

comment on column public.repositories.created_at is
    'When it was first seen.';

comment on column public.repositories.updated_at is
    'Latest change of the row.';

-- the unique constraint leads with the column too, but is wide
create index idx_repositories_provider_id on public.repositories (provider_id);

create table public.profile_repository_pins (
    profile_id uuid not null,
    repository_id uuid not null,
    created_at timestamp not null default (now() at time zone 'utc'),
    constraint profile_repository_pins_pkey primary key (profile_id, repository_id),
    constraint profile_repository_pins_profile_id_fkey foreign key (profile_id)
        references public.profiles (id) on delete cascade,
    constraint profile_repository_pins_repository_id_fkey foreign key (repository_id)
        references public.repositories (id) on delete cascade
);

comment on table public.profile_repository_pins is
    'Repositories that a user keeps at the top of their list.';

comment on column public.profile_repository_pins.profile_id is
    'Whose list it is.';

comment on column public.profile_repository_pins.repository_id is
    'What is pinned.';

comment on column public.profile_repository_pins.created_at is
    'When it was pinned.';

create index idx_profile_repository_pins_profile_id on public.profile_repository_pins (profile_id);

create index idx_profile_repository_pins_repository_id on public.profile_repository_pins (repository_id);

create function public.is_admin()
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
    select exists (
        select 1
        from public.profiles
        where profiles.id = auth.uid()
            and profiles.role = 'admin'
    )
$$;

comment on function public.is_admin() is
    'True if the signed-in user is an admin of the application.';

create trigger set_tenants_updated_at
    before update on public.tenants
    for each row
    execute function public.set_updated_at();

create trigger set_profiles_updated_at
    before update on public.profiles
    for each row
    execute function public.set_updated_at();

create trigger set_git_providers_updated_at
    before update on public.git_providers
    for each row
    execute function public.set_updated_at();

create trigger set_repositories_updated_at
    before update on public.repositories
    for each row
    execute function public.set_updated_at();

alter table public.tenants enable row level security;

alter table public.profiles enable row level security;

alter table public.git_providers enable row level security;

alter table public.repositories enable row level security;

alter table public.profile_repository_pins enable row level security;

create policy "People see themselves and their colleagues" on public.profiles
    for select
    using (id = auth.uid());

create policy "People change their own profile" on public.profiles
    for update
    using (id = auth.uid());

create policy "Users have their own Git connections" on public.git_providers
    for all
    using (profile_id = auth.uid());

create policy "Users have the repositories of their connections" on public.repositories
    for all
    using (provider_id in (select git_providers.id from public.git_providers));

create policy "Users have their own pins" on public.profile_repository_pins
    for all
    using (profile_id = auth.uid())
    with check (
        profile_id = auth.uid()
        and repository_id in (select repositories.id from public.repositories)
    );

grant select on table public.tenants to authenticated;

grant select, update (avatar_url) on table public.profiles to authenticated;

grant
    select (id, profile_id, type, name, display_name, server_url, expires_at, is_configured, last_synced, created_at, updated_at),
    insert,
    update (name, display_name, server_url, access_token, refresh_token, expires_at),
    delete
on table public.git_providers to authenticated;

grant select, insert, update, delete on table public.repositories to authenticated;

grant select, insert, delete on table public.profile_repository_pins to authenticated;

grant all on all tables in schema public to service_role;

revoke execute on function public.is_admin() from public;

grant execute on function public.is_admin() to authenticated, service_role;
