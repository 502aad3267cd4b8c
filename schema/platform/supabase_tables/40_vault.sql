-- Secrets, and the keys they are encrypted with. The extensions that do the encryption (pgsodium, vault)
-- are not on a stock server: the tables here keep what they are given.

-- On the platform this comes from libsodium; random bytes of the right length do for a stand-in.
-- @section VAULT Schema (Secrets Management)
create or replace function vault._crypto_aead_det_noncegen()
returns bytea
language sql
volatile
as $$
    select uuid_send(gen_random_uuid())
$$;

comment on function vault._crypto_aead_det_noncegen() is
    'A fresh nonce of 16 bytes for deterministic encryption.';

-- @section VAULT Schema (Secrets Management)
create table if not exists vault.secrets (
    id uuid not null default gen_random_uuid(),
    name text,
    description text not null default '',
    secret text not null,
    key_id uuid,
    nonce bytea default vault._crypto_aead_det_noncegen(),
    created_at timestamptz not null default current_timestamp,
    updated_at timestamptz not null default current_timestamp,
    constraint secrets_pkey primary key (id)
);

comment on table vault.secrets is
    'Secrets of the application, encrypted at rest: API keys, passwords of other services.';
comment on column vault.secrets.id is
    'Key of the secret.';
comment on column vault.secrets.name is
    'Name to ask for it by; unique if given.';
comment on column vault.secrets.description is
    'What it is for.';
comment on column vault.secrets.secret is
    'The secret, encrypted and in base64.';
comment on column vault.secrets.key_id is
    'Key it is encrypted with.';
comment on column vault.secrets.nonce is
    'Nonce it is encrypted with.';
comment on column vault.secrets.created_at is
    'When it was put in.';
comment on column vault.secrets.updated_at is
    'When it was last changed.';

create unique index if not exists secrets_name_idx on vault.secrets (name) where name is not null;

do $$
begin
    create type pgsodium.key_status as enum ('default', 'valid', 'invalid', 'expired');
exception
    when duplicate_object then
        null;
end
$$;

comment on type pgsodium.key_status is
    'Whether a key may be used.';

-- @section PGSODIUM Schema (Encryption Keys)
create table if not exists pgsodium.key (
    id uuid not null default gen_random_uuid(),
    status pgsodium.key_status default 'valid',
    created timestamptz not null default current_timestamp,
    expires timestamptz,
    name text,
    comment text,
    parent_key uuid,
    constraint key_pkey primary key (id),
    constraint pgsodium_key_unique_name unique (name),
    constraint key_parent_key_fkey foreign key (parent_key) references pgsodium.key (id)
);

comment on table pgsodium.key is
    'Encryption keys by reference: the server derives the key itself from a root key kept outside.';
comment on column pgsodium.key.id is
    'What vault.secrets.key_id names.';
comment on column pgsodium.key.status is
    'Whether the key may be used.';
comment on column pgsodium.key.created is
    'When it was made.';
comment on column pgsodium.key.expires is
    'When it stops being valid.';
comment on column pgsodium.key.name is
    'Name to ask for it by.';
comment on column pgsodium.key.comment is
    'What it is for.';
comment on column pgsodium.key.parent_key is
    'Key that wraps this one.';
