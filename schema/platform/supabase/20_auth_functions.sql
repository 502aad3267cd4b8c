-- Who is asking? The API puts the verified claims of the request's token into settings of the current
-- transaction: request.jwt.claims holds them all as one JSON object; older releases set one
-- request.jwt.claim.<name> each. An unset setting reads as null, one that was set by an earlier
-- transaction of the same connection reads as '': both mean that nobody is signed in.

create or replace function auth.uid()
returns uuid
language sql
stable
as $$
    select coalesce(
        nullif(current_setting('request.jwt.claim.sub', true), ''),
        nullif(nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub', '')
    )::uuid
$$;

comment on function auth.uid() is
    'Id of the signed-in user (claim sub), or null when nobody is signed in.';

create or replace function auth.role()
returns text
language sql
stable
as $$
    select coalesce(
        nullif(current_setting('request.jwt.claim.role', true), ''),
        nullif(nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'role', '')
    )
$$;

comment on function auth.role() is
    'Role the request''s token names: anon, authenticated or service_role; null outside a request.';

create or replace function auth.jwt()
returns jsonb
language sql
stable
as $$
    select coalesce(
        nullif(current_setting('request.jwt.claim', true), ''),
        nullif(current_setting('request.jwt.claims', true), '')
    )::jsonb
$$;

comment on function auth.jwt() is
    'All claims of the request''s token, or null outside a request.';
