-- Accounts. On a hosted project this table comes with the platform; this system keeps its own, reduced to what it works
-- with.

-- @section 1. Authentication & User Management
create table auth.users (
    id uuid not null default gen_random_uuid(),
    email text,
    raw_user_meta_data jsonb not null default '{}'::jsonb,
    last_sign_in_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint users_pkey primary key (id),
    constraint users_email_key unique (email)
);

create index idx_users_created_at on auth.users (created_at desc);

comment on table auth.users is
    'One row per account, managed by the sign-in service. Nearly everything a user has goes with this row.';
comment on column auth.users.id is
    'What auth.uid() returns while this user is signed in.';
comment on column auth.users.email is
    'Sign-in address; null for an account without one.';
comment on column auth.users.raw_user_meta_data is
    'What the sign-up form sent along; handle_new_user() reads "display_name" and "referral_code".';
