-- The tables that a hosted Supabase project finds in place, next to ../supabase (roles, functions,
-- extensions), which has to be loaded before. A system that wants them names both folders as external;
-- one that keeps a reduced auth or storage of its own names the first only.
--
-- Nothing in this folder is ever planned, and loading it twice is harmless.

create schema if not exists vault;

create schema if not exists pgsodium;

create schema if not exists realtime;

create schema if not exists supabase_migrations;

comment on schema auth is
    'Authentication layer: accounts and every way to sign in. The Auth service owns it.';

comment on schema storage is
    'File storage layer: buckets and what is in them. The files themselves are elsewhere.';

comment on schema vault is
    'Secrets management: values that are kept encrypted at rest.';

comment on schema pgsodium is
    'Encryption keys, by reference: the key material is not in the database.';

comment on schema realtime is
    'Real-time features: who listens to which changes, and messages on their way.';

comment on schema supabase_migrations is
    'Migration tracking: what the command line tool has applied to this database.';
