-- Platform layer: what a Supabase project finds in place. A project's plans never create, change or
-- drop anything in this folder. Loading it twice is harmless.
--
-- The three roles the API switches to after it has read a request's token. None can log in.

do $$
begin
    create role anon nologin noinherit;
exception
    when duplicate_object then
        null;
end
$$;

do $$
begin
    create role authenticated nologin noinherit;
exception
    when duplicate_object then
        null;
end
$$;

do $$
begin
    create role service_role nologin noinherit bypassrls;
exception
    when duplicate_object then
        null;
end
$$;
