-- Accounts and sign-ins. On a hosted project these tables come with the platform; this system keeps its
-- own, reduced to what it works with.

-- @section User management
create table auth.users (
    id uuid not null default gen_random_uuid(),
    email text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint users_pkey primary key (id),
    constraint users_email_key unique (email)
);

comment on table auth.users is
    'One row per account. Nearly everything else in the database belongs to a user and goes with the user.';
comment on column auth.users.id is
    'What auth.uid() returns while this user is signed in.';
comment on column auth.users.email is
    'Sign-in address; null for an account without one, such as an anonymous guest.';

-- @section User management
create table auth.sessions (
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    user_agent text,
    ip inet,
    not_after timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint sessions_pkey primary key (id),
    constraint sessions_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade
);

create index idx_sessions_user_id on auth.sessions (user_id);

create index idx_sessions_not_after on auth.sessions (not_after);

comment on table auth.sessions is
    'One row per signed-in device.';
comment on column auth.sessions.not_after is
    'The session ends here at the latest; null means it lasts until it is revoked.';

-- @section User management
create table auth.refresh_tokens (
    id bigint generated always as identity,
    session_id uuid,
    user_id uuid not null,
    token text not null,
    parent text,
    revoked boolean not null default false,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint refresh_tokens_pkey primary key (id),
    constraint refresh_tokens_token_key unique (token),
    constraint refresh_tokens_session_id_fkey foreign key (session_id) references auth.sessions (id) on delete cascade,
    constraint refresh_tokens_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade
);

create index idx_refresh_tokens_session_id on auth.refresh_tokens (session_id);

create index idx_refresh_tokens_user_id on auth.refresh_tokens (user_id);

comment on table auth.refresh_tokens is
    'Tokens that buy a new access token. Each is good for one use and names its predecessor.';
comment on column auth.refresh_tokens.parent is
    'The token this one replaced: a revoked parent seen again means the chain was stolen.';
