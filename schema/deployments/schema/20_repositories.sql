-- Where code comes from.

-- @section Repositories
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

-- @section Repositories
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

-- @section Repositories
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
