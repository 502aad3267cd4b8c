-- The schemas next to "public", and the right to look names up in them. A right on the objects inside
-- is granted object by object by whoever makes them: this layer sets no default privileges.

create schema if not exists auth;

create schema if not exists storage;

create schema if not exists extensions;

grant usage on schema public to anon, authenticated, service_role;

grant usage on schema auth to anon, authenticated, service_role;

grant usage on schema storage to anon, authenticated, service_role;

grant usage on schema extensions to anon, authenticated, service_role;
