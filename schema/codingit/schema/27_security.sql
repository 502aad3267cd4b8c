-- @section Security
-- @purpose Lets programs act for a user without the user's password.
create table public.api_keys (
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    name text not null,
    key_prefix text not null,
    key_hash text not null,
    scopes text[] not null default '{}',
    last_used_at timestamptz,
    expires_at timestamptz,
    revoked_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint api_keys_pkey primary key (id),
    constraint api_keys_key_hash_key unique (key_hash),
    constraint api_keys_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
    constraint api_keys_name_check check (char_length(name) >= 1)
);

create index idx_api_keys_user_id on public.api_keys (user_id);

comment on table public.api_keys is
    'Keys a user has made for programs. The key itself is shown once and not stored.';
comment on column public.api_keys.key_prefix is
    'First characters of the key, to tell one from another in a list.';
comment on column public.api_keys.key_hash is
    'SHA-256 of the key, in hex.';
comment on column public.api_keys.expires_at is
    'Null for a key that does not expire.';
