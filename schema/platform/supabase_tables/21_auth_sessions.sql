-- Who is signed in where, and with how many factors.

-- @section AUTH Schema (Authentication Layer)
create table if not exists auth.sessions (
    id uuid not null,
    user_id uuid not null,
    created_at timestamptz,
    updated_at timestamptz,
    factor_id uuid,
    aal auth.aal_level,
    not_after timestamptz,
    refreshed_at timestamp,
    user_agent text,
    ip inet,
    tag text,
    constraint sessions_pkey primary key (id),
    constraint sessions_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade
);

comment on table auth.sessions is
    'One row per signed-in device.';
comment on column auth.sessions.id is
    'The session_id claim of the tokens.';
comment on column auth.sessions.user_id is
    'Who is signed in.';
comment on column auth.sessions.created_at is
    'When the session began.';
comment on column auth.sessions.updated_at is
    'Latest change of the row.';
comment on column auth.sessions.factor_id is
    'Factor it was last confirmed with. Not a foreign key: it may outlive the factor.';
comment on column auth.sessions.aal is
    'Assurance level reached so far.';
comment on column auth.sessions.not_after is
    'The session ends here at the latest; null means it lasts until it is revoked.';
comment on column auth.sessions.refreshed_at is
    'Latest exchange of a refresh token, in UTC.';
comment on column auth.sessions.user_agent is
    'What the browser calls itself.';
comment on column auth.sessions.ip is
    'Address of the latest request.';
comment on column auth.sessions.tag is
    'Label for sessions of one kind, of which a user may have one at a time.';

create index if not exists sessions_user_id_idx on auth.sessions (user_id);

create index if not exists sessions_not_after_idx on auth.sessions (not_after desc);

create index if not exists user_id_created_at_idx on auth.sessions (user_id, created_at);

-- @section AUTH Schema (Authentication Layer)
create table if not exists auth.refresh_tokens (
    instance_id uuid,
    id bigserial not null,
    token varchar,
    user_id varchar,
    revoked boolean,
    created_at timestamptz,
    updated_at timestamptz,
    parent varchar,
    session_id uuid,
    constraint refresh_tokens_pkey primary key (id),
    constraint refresh_tokens_token_unique unique (token),
    constraint refresh_tokens_session_id_fkey foreign key (session_id) references auth.sessions (id) on delete cascade
);

comment on table auth.refresh_tokens is
    'Tokens that buy a new access token. Each is good for one use and names its predecessor.';
comment on column auth.refresh_tokens.instance_id is
    'Tenant of the Auth service.';
comment on column auth.refresh_tokens.id is
    'Key of the row, counted up.';
comment on column auth.refresh_tokens.token is
    'The token.';
comment on column auth.refresh_tokens.user_id is
    'Whose it is: the user''s id as text, and hence no foreign key.';
comment on column auth.refresh_tokens.revoked is
    'Used up or withdrawn.';
comment on column auth.refresh_tokens.created_at is
    'When it was handed out.';
comment on column auth.refresh_tokens.updated_at is
    'Latest change of the row.';
comment on column auth.refresh_tokens.parent is
    'The token this one replaced: a revoked parent seen again means the chain was stolen.';
comment on column auth.refresh_tokens.session_id is
    'Session that it prolongs.';

create index if not exists refresh_tokens_instance_id_user_id_idx on auth.refresh_tokens (instance_id, user_id);

create index if not exists refresh_tokens_parent_idx on auth.refresh_tokens (parent);

create index if not exists refresh_tokens_session_id_revoked_idx on auth.refresh_tokens (session_id, revoked);

create index if not exists refresh_tokens_updated_at_idx on auth.refresh_tokens (updated_at desc);

-- @section AUTH Schema (Authentication Layer)
create table if not exists auth.mfa_factors (
    id uuid not null,
    user_id uuid not null,
    friendly_name text,
    factor_type auth.factor_type not null,
    status auth.factor_status not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    secret text,
    phone text,
    last_challenged_at timestamptz,
    web_authn_credential jsonb,
    web_authn_aaguid uuid,
    constraint mfa_factors_pkey primary key (id),
    constraint mfa_factors_last_challenged_at_key unique (last_challenged_at),
    constraint mfa_factors_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade
);

comment on table auth.mfa_factors is
    'Second factors of a user: authenticators, passkeys, phones.';
comment on column auth.mfa_factors.id is
    'Key of the factor.';
comment on column auth.mfa_factors.user_id is
    'Who holds it.';
comment on column auth.mfa_factors.friendly_name is
    'What the user calls it.';
comment on column auth.mfa_factors.factor_type is
    'What it is.';
comment on column auth.mfa_factors.status is
    'Whether the user has proven to hold it.';
comment on column auth.mfa_factors.created_at is
    'When it was enrolled.';
comment on column auth.mfa_factors.updated_at is
    'Latest change of the row.';
comment on column auth.mfa_factors.secret is
    'Shared secret of an authenticator.';
comment on column auth.mfa_factors.phone is
    'Number that codes go to.';
comment on column auth.mfa_factors.last_challenged_at is
    'Latest challenge; unique, which stops two at the same instant.';
comment on column auth.mfa_factors.web_authn_credential is
    'Public key and counters of a passkey.';
comment on column auth.mfa_factors.web_authn_aaguid is
    'Model of the authenticator that holds the passkey.';

create index if not exists mfa_factors_user_id_idx on auth.mfa_factors (user_id);

create unique index if not exists mfa_factors_user_friendly_name_unique
    on auth.mfa_factors (friendly_name, user_id)
    where trim(friendly_name) <> '';

create unique index if not exists unique_phone_factor_per_user on auth.mfa_factors (user_id, phone);

-- @section AUTH Schema (Authentication Layer)
create table if not exists auth.mfa_challenges (
    id uuid not null,
    factor_id uuid not null,
    created_at timestamptz not null,
    verified_at timestamptz,
    ip_address inet not null,
    otp_code text,
    web_authn_session_data jsonb,
    constraint mfa_challenges_pkey primary key (id),
    constraint mfa_challenges_auth_factor_id_fkey foreign key (factor_id)
        references auth.mfa_factors (id) on delete cascade
);

comment on table auth.mfa_challenges is
    'Requests to show a factor, answered or not.';
comment on column auth.mfa_challenges.id is
    'Key of the challenge.';
comment on column auth.mfa_challenges.factor_id is
    'Factor that was asked for.';
comment on column auth.mfa_challenges.created_at is
    'When it was asked for.';
comment on column auth.mfa_challenges.verified_at is
    'When the answer was right; null until then.';
comment on column auth.mfa_challenges.ip_address is
    'Address that asked.';
comment on column auth.mfa_challenges.otp_code is
    'Code that was sent to a phone.';
comment on column auth.mfa_challenges.web_authn_session_data is
    'State of a passkey exchange between its two steps.';

create index if not exists mfa_challenges_factor_id_idx on auth.mfa_challenges (factor_id);

create index if not exists mfa_challenge_created_at_idx on auth.mfa_challenges (created_at desc);

-- @section AUTH Schema (Authentication Layer)
create table if not exists auth.mfa_amr_claims (
    session_id uuid not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    authentication_method text not null,
    id uuid not null,
    constraint amr_id_pk primary key (id),
    constraint mfa_amr_claims_session_id_authentication_method_pkey unique (session_id, authentication_method),
    constraint mfa_amr_claims_session_id_fkey foreign key (session_id) references auth.sessions (id) on delete cascade
);

comment on table auth.mfa_amr_claims is
    'How a session was authenticated: the "amr" claim of its tokens, one row per method.';
comment on column auth.mfa_amr_claims.session_id is
    'Session that was authenticated.';
comment on column auth.mfa_amr_claims.created_at is
    'When the method was first used in it.';
comment on column auth.mfa_amr_claims.updated_at is
    'When it was last used.';
comment on column auth.mfa_amr_claims.authentication_method is
    'Method: password, otp, totp and so on.';
comment on column auth.mfa_amr_claims.id is
    'Key of the row.';
