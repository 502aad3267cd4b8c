-- Accounts, and what hangs directly on them.

-- @section AUTH Schema (Authentication Layer)
create table if not exists auth.users (
    instance_id uuid,
    id uuid not null,
    aud varchar,
    role varchar,
    email varchar,
    encrypted_password varchar,
    email_confirmed_at timestamptz,
    invited_at timestamptz,
    confirmation_token varchar,
    confirmation_sent_at timestamptz,
    recovery_token varchar,
    recovery_sent_at timestamptz,
    email_change_token_new varchar,
    email_change varchar,
    email_change_sent_at timestamptz,
    last_sign_in_at timestamptz,
    raw_app_meta_data jsonb,
    raw_user_meta_data jsonb,
    is_super_admin boolean,
    created_at timestamptz,
    updated_at timestamptz,
    phone text default null,
    phone_confirmed_at timestamptz,
    phone_change text default '',
    phone_change_token varchar default '',
    phone_change_sent_at timestamptz,
    confirmed_at timestamptz generated always as (least(email_confirmed_at, phone_confirmed_at)) stored,
    email_change_token_current varchar default '',
    email_change_confirm_status smallint default 0,
    banned_until timestamptz,
    reauthentication_token varchar default '',
    reauthentication_sent_at timestamptz,
    is_sso_user boolean not null default false,
    deleted_at timestamptz,
    is_anonymous boolean not null default false,
    constraint users_pkey primary key (id),
    constraint users_phone_key unique (phone),
    constraint users_email_change_confirm_status_check check (
        email_change_confirm_status >= 0
        and email_change_confirm_status <= 2
    )
);

comment on table auth.users is
    'One row per account, the centre of it all: whatever belongs to a user refers to this table.';
comment on column auth.users.instance_id is
    'Tenant of the Auth service, where one serves several; all zeros elsewhere.';
comment on column auth.users.id is
    'What auth.uid() returns while this user is signed in.';
comment on column auth.users.aud is
    'Audience claim of the tokens made for the account.';
comment on column auth.users.role is
    'Database role of the account''s requests, as a rule authenticated.';
comment on column auth.users.email is
    'Address to sign in with; null for phone-only and anonymous accounts.';
comment on column auth.users.encrypted_password is
    'Password hash (bcrypt); empty where there is no password.';
comment on column auth.users.email_confirmed_at is
    'When the address was proven to be the user''s.';
comment on column auth.users.invited_at is
    'When somebody else invited the user.';
comment on column auth.users.confirmation_token is
    'Hash of the token in the confirmation mail.';
comment on column auth.users.confirmation_sent_at is
    'When that mail went out.';
comment on column auth.users.recovery_token is
    'Hash of the token in the password recovery mail.';
comment on column auth.users.recovery_sent_at is
    'When that mail went out.';
comment on column auth.users.email_change_token_new is
    'Hash of the token sent to the address the user wants to change to.';
comment on column auth.users.email_change is
    'The address the user wants to change to.';
comment on column auth.users.email_change_sent_at is
    'When the mails about the change went out.';
comment on column auth.users.last_sign_in_at is
    'Latest sign-in.';
comment on column auth.users.raw_app_meta_data is
    'What the application knows about the account; the user cannot change it.';
comment on column auth.users.raw_user_meta_data is
    'What the user told about themselves; the user can change it, so trust it with nothing.';
comment on column auth.users.is_super_admin is
    'Of no use today.';
comment on column auth.users.created_at is
    'When the account was made.';
comment on column auth.users.updated_at is
    'Latest change of the row.';
comment on column auth.users.phone is
    'Number to sign in with.';
comment on column auth.users.phone_confirmed_at is
    'When the number was proven to be the user''s.';
comment on column auth.users.phone_change is
    'The number the user wants to change to.';
comment on column auth.users.phone_change_token is
    'Hash of the token sent to that number.';
comment on column auth.users.phone_change_sent_at is
    'When that message went out.';
comment on column auth.users.confirmed_at is
    'When the first of address and number was confirmed.';
comment on column auth.users.email_change_token_current is
    'Hash of the token sent to the address in use, which has to agree to a change.';
comment on column auth.users.email_change_confirm_status is
    'How many of the two addresses have agreed to the change.';
comment on column auth.users.banned_until is
    'No sign-in before this time.';
comment on column auth.users.reauthentication_token is
    'Hash of the token for proving oneself again before something delicate.';
comment on column auth.users.reauthentication_sent_at is
    'When that token went out.';
comment on column auth.users.is_sso_user is
    'The account comes from a single sign-on provider: its address need not be unique.';
comment on column auth.users.deleted_at is
    'Set on accounts that are only marked as deleted.';
comment on column auth.users.is_anonymous is
    'A guest''s account, with neither address nor number.';

create unique index if not exists users_email_partial_key on auth.users (email) where is_sso_user = false;

create index if not exists users_instance_id_idx on auth.users (instance_id);

create index if not exists users_instance_id_email_idx on auth.users (instance_id, lower(email));

create index if not exists users_is_anonymous_idx on auth.users (is_anonymous);

-- @section AUTH Schema (Authentication Layer)
create table if not exists auth.identities (
    provider_id text not null,
    user_id uuid not null,
    identity_data jsonb not null,
    provider text not null,
    last_sign_in_at timestamptz,
    created_at timestamptz,
    updated_at timestamptz,
    email text generated always as (lower(identity_data ->> 'email')) stored,
    id uuid not null default gen_random_uuid(),
    constraint identities_pkey primary key (id),
    constraint identities_provider_id_provider_unique unique (provider_id, provider),
    constraint identities_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade
);

comment on table auth.identities is
    'Ways to prove to be a user: one row per account at a provider, the address and password included.';
comment on column auth.identities.provider_id is
    'The user''s id at the provider.';
comment on column auth.identities.user_id is
    'Account that the identity opens.';
comment on column auth.identities.identity_data is
    'What the provider told about the user.';
comment on column auth.identities.provider is
    'Name of the provider: email, phone, github and so on.';
comment on column auth.identities.last_sign_in_at is
    'Latest sign-in this way.';
comment on column auth.identities.created_at is
    'When the identity was linked.';
comment on column auth.identities.updated_at is
    'Latest change of the row.';
comment on column auth.identities.email is
    'Address the provider told, in lower case, to look it up by.';
comment on column auth.identities.id is
    'Key of the row; the provider''s own is provider_id.';

create index if not exists identities_user_id_idx on auth.identities (user_id);

create index if not exists identities_email_idx on auth.identities (email text_pattern_ops);

-- @section AUTH Schema (Authentication Layer)
create table if not exists auth.one_time_tokens (
    id uuid not null,
    user_id uuid not null,
    token_type auth.one_time_token_type not null,
    token_hash text not null,
    relates_to text not null,
    created_at timestamp not null default now(),
    updated_at timestamp not null default now(),
    constraint one_time_tokens_pkey primary key (id),
    constraint one_time_tokens_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade,
    constraint one_time_tokens_token_hash_check check (char_length(token_hash) > 0)
);

comment on table auth.one_time_tokens is
    'Tokens that were sent to somebody and work once. They keep those in auth.users company, one row each.';
comment on column auth.one_time_tokens.id is
    'Key of the row.';
comment on column auth.one_time_tokens.user_id is
    'Whose token it is.';
comment on column auth.one_time_tokens.token_type is
    'What the token is good for.';
comment on column auth.one_time_tokens.token_hash is
    'Hash of the token: the token itself is only in the mail.';
comment on column auth.one_time_tokens.relates_to is
    'Address or number that it was sent to.';
comment on column auth.one_time_tokens.created_at is
    'When it was made.';
comment on column auth.one_time_tokens.updated_at is
    'Latest change of the row.';

create unique index if not exists one_time_tokens_user_id_token_type_key on auth.one_time_tokens (user_id, token_type);

create index if not exists one_time_tokens_token_hash_hash_idx on auth.one_time_tokens using hash (token_hash);

create index if not exists one_time_tokens_relates_to_hash_idx on auth.one_time_tokens using hash (relates_to);

-- @section AUTH Schema (Authentication Layer)
create table if not exists auth.audit_log_entries (
    instance_id uuid,
    id uuid not null,
    payload json,
    created_at timestamptz,
    ip_address varchar not null default '',
    constraint audit_log_entries_pkey primary key (id)
);

comment on table auth.audit_log_entries is
    'What users and administrators did: sign-ins, changes, deletions.';
comment on column auth.audit_log_entries.instance_id is
    'Tenant of the Auth service.';
comment on column auth.audit_log_entries.id is
    'Key of the entry.';
comment on column auth.audit_log_entries.payload is
    'Who did what, as JSON text in the order it was written.';
comment on column auth.audit_log_entries.created_at is
    'When it happened.';
comment on column auth.audit_log_entries.ip_address is
    'Address the request came from; empty if not known.';

create index if not exists audit_logs_instance_id_idx on auth.audit_log_entries (instance_id);

-- @section AUTH Schema (Authentication Layer)
create table if not exists auth.instances (
    id uuid not null,
    uuid uuid,
    raw_base_config text,
    created_at timestamptz,
    updated_at timestamptz,
    constraint instances_pkey primary key (id)
);

comment on table auth.instances is
    'Tenants of the Auth service, where one service serves several. A project of its own has no row.';
comment on column auth.instances.id is
    'Key of the row.';
comment on column auth.instances.uuid is
    'The tenant''s id outside of this database.';
comment on column auth.instances.raw_base_config is
    'Settings of the tenant.';
comment on column auth.instances.created_at is
    'When the tenant was made.';
comment on column auth.instances.updated_at is
    'Latest change of the row.';

-- @section AUTH Schema (Authentication Layer)
create table if not exists auth.schema_migrations (
    version varchar not null,
    constraint schema_migrations_pkey primary key (version)
);

comment on table auth.schema_migrations is
    'Which steps of its own schema the Auth service has applied.';
comment on column auth.schema_migrations.version is
    'Time stamp of the step.';
