-- Organisations and people. All times of this system are in UTC and without a zone, as described: hence the
-- defaults, which say which time of day they mean whatever the session's zone is.

comment on schema public is
    'The whole application: what is deployed from where to where.';

-- @section People and organisations
create table public.tenants (
    id uuid not null default gen_random_uuid(),
    name text not null,
    domain text,
    created_at timestamp not null default (now() at time zone 'utc'),
    updated_at timestamp not null default (now() at time zone 'utc'),
    constraint tenants_pkey primary key (id),
    constraint tenants_domain_key unique (domain)
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

-- @section People and organisations
create table public.profiles (
    id uuid not null,
    avatar_url text,
    tenant_id uuid,
    role text not null default 'viewer',
    tenant_name text,
    created_at timestamp not null default (now() at time zone 'utc'),
    updated_at timestamp not null default (now() at time zone 'utc'),
    constraint profiles_pkey primary key (id),
    constraint profiles_id_fkey foreign key (id) references auth.users (id) on delete cascade,
    constraint profiles_tenant_id_fkey foreign key (tenant_id) references public.tenants (id) on delete set null
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

create index idx_profiles_tenant_id on public.profiles (tenant_id);
