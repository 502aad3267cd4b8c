-- Sign-in by way of somebody else: PKCE, single sign-on, SAML.

-- @section AUTH Schema (Authentication Layer)
create table if not exists auth.flow_state (
    id uuid not null,
    user_id uuid,
    auth_code text not null,
    code_challenge_method auth.code_challenge_method not null,
    code_challenge text not null,
    provider_type text not null,
    provider_access_token text,
    provider_refresh_token text,
    created_at timestamptz,
    updated_at timestamptz,
    authentication_method text not null,
    auth_code_issued_at timestamptz,
    constraint flow_state_pkey primary key (id)
);

comment on table auth.flow_state is
    'Sign-ins under way (PKCE): from the redirect to the provider until the code is exchanged.';
comment on column auth.flow_state.id is
    'Key of the flow.';
comment on column auth.flow_state.user_id is
    'Who it turned out to be; null until then, and not a foreign key.';
comment on column auth.flow_state.auth_code is
    'Code that the client exchanges for tokens.';
comment on column auth.flow_state.code_challenge_method is
    'How the challenge was made.';
comment on column auth.flow_state.code_challenge is
    'What the client''s verifier has to match.';
comment on column auth.flow_state.provider_type is
    'Provider the user was sent to.';
comment on column auth.flow_state.provider_access_token is
    'Access token of that provider.';
comment on column auth.flow_state.provider_refresh_token is
    'Refresh token of that provider.';
comment on column auth.flow_state.created_at is
    'When the flow began.';
comment on column auth.flow_state.updated_at is
    'Latest change of the row.';
comment on column auth.flow_state.authentication_method is
    'Method that the session will name.';
comment on column auth.flow_state.auth_code_issued_at is
    'When the code was handed out: it is good for minutes.';

create index if not exists idx_auth_code on auth.flow_state (auth_code);

create index if not exists idx_user_id_auth_method on auth.flow_state (user_id, authentication_method);

create index if not exists flow_state_created_at_idx on auth.flow_state (created_at desc);

-- @section AUTH Schema (Authentication Layer)
create table if not exists auth.sso_providers (
    id uuid not null,
    resource_id text,
    created_at timestamptz,
    updated_at timestamptz,
    constraint sso_providers_pkey primary key (id),
    constraint "resource_id not empty" check (resource_id is null or char_length(resource_id) > 0)
);

comment on table auth.sso_providers is
    'Identity providers for single sign-on: as a rule one per customer organisation.';
comment on column auth.sso_providers.id is
    'Key of the provider.';
comment on column auth.sso_providers.resource_id is
    'Name that infrastructure code gave it; unique whatever its case.';
comment on column auth.sso_providers.created_at is
    'When it was connected.';
comment on column auth.sso_providers.updated_at is
    'Latest change of the row.';

create unique index if not exists sso_providers_resource_id_idx on auth.sso_providers (lower(resource_id));

-- @section AUTH Schema (Authentication Layer)
create table if not exists auth.sso_domains (
    id uuid not null,
    sso_provider_id uuid not null,
    domain text not null,
    created_at timestamptz,
    updated_at timestamptz,
    constraint sso_domains_pkey primary key (id),
    constraint sso_domains_sso_provider_id_fkey foreign key (sso_provider_id)
        references auth.sso_providers (id) on delete cascade,
    constraint "domain not empty" check (char_length(domain) > 0)
);

comment on table auth.sso_domains is
    'Mail domains whose users are sent to a single sign-on provider.';
comment on column auth.sso_domains.id is
    'Key of the row.';
comment on column auth.sso_domains.sso_provider_id is
    'Provider in charge of the domain.';
comment on column auth.sso_domains.domain is
    'The domain; unique whatever its case.';
comment on column auth.sso_domains.created_at is
    'When it was added.';
comment on column auth.sso_domains.updated_at is
    'Latest change of the row.';

create unique index if not exists sso_domains_domain_idx on auth.sso_domains (lower(domain));

create index if not exists sso_domains_sso_provider_id_idx on auth.sso_domains (sso_provider_id);

-- @section AUTH Schema (Authentication Layer)
create table if not exists auth.saml_providers (
    id uuid not null,
    sso_provider_id uuid not null,
    entity_id text not null,
    metadata_xml text not null,
    metadata_url text,
    attribute_mapping jsonb,
    created_at timestamptz,
    updated_at timestamptz,
    name_id_format text,
    constraint saml_providers_pkey primary key (id),
    constraint saml_providers_entity_id_key unique (entity_id),
    constraint saml_providers_sso_provider_id_fkey foreign key (sso_provider_id)
        references auth.sso_providers (id) on delete cascade,
    constraint "entity_id not empty" check (char_length(entity_id) > 0),
    constraint "metadata_xml not empty" check (char_length(metadata_xml) > 0),
    constraint "metadata_url not empty" check (metadata_url is null or char_length(metadata_url) > 0)
);

comment on table auth.saml_providers is
    'The SAML side of a single sign-on provider.';
comment on column auth.saml_providers.id is
    'Key of the row.';
comment on column auth.saml_providers.sso_provider_id is
    'Provider it belongs to.';
comment on column auth.saml_providers.entity_id is
    'Name the provider has in SAML.';
comment on column auth.saml_providers.metadata_xml is
    'Its metadata document, keys and addresses included.';
comment on column auth.saml_providers.metadata_url is
    'Where to fetch a newer one.';
comment on column auth.saml_providers.attribute_mapping is
    'Which SAML attribute becomes which claim.';
comment on column auth.saml_providers.created_at is
    'When it was connected.';
comment on column auth.saml_providers.updated_at is
    'Latest change of the row.';
comment on column auth.saml_providers.name_id_format is
    'Format of the user''s name that is asked for.';

create index if not exists saml_providers_sso_provider_id_idx on auth.saml_providers (sso_provider_id);

-- @section AUTH Schema (Authentication Layer)
create table if not exists auth.saml_relay_states (
    id uuid not null,
    sso_provider_id uuid not null,
    request_id text not null,
    for_email text,
    redirect_to text,
    created_at timestamptz,
    updated_at timestamptz,
    flow_state_id uuid,
    constraint saml_relay_states_pkey primary key (id),
    constraint saml_relay_states_sso_provider_id_fkey foreign key (sso_provider_id)
        references auth.sso_providers (id) on delete cascade,
    constraint saml_relay_states_flow_state_id_fkey foreign key (flow_state_id)
        references auth.flow_state (id) on delete cascade,
    constraint "request_id not empty" check (char_length(request_id) > 0)
);

comment on table auth.saml_relay_states is
    'SAML sign-ins under way: what has to be remembered while the user is at the provider.';
comment on column auth.saml_relay_states.id is
    'The RelayState that comes back with the answer.';
comment on column auth.saml_relay_states.sso_provider_id is
    'Where the user was sent.';
comment on column auth.saml_relay_states.request_id is
    'Request that the answer has to name.';
comment on column auth.saml_relay_states.for_email is
    'Address the user began with.';
comment on column auth.saml_relay_states.redirect_to is
    'Where the user wants to go afterwards.';
comment on column auth.saml_relay_states.created_at is
    'When the sign-in began.';
comment on column auth.saml_relay_states.updated_at is
    'Latest change of the row.';
comment on column auth.saml_relay_states.flow_state_id is
    'PKCE flow that it is part of.';

create index if not exists saml_relay_states_sso_provider_id_idx on auth.saml_relay_states (sso_provider_id);

create index if not exists saml_relay_states_for_email_idx on auth.saml_relay_states (for_email);

create index if not exists saml_relay_states_created_at_idx on auth.saml_relay_states (created_at desc);
