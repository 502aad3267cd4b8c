-- The trigger refuses every change as long as it is enabled: it is switched off first, though its function changes as well.
create type reason as enum ('none');
create function refuse() returns event_trigger language plpgsql as $$
begin
    raise exception 'not now: %', tg_tag;
end $$;
create function watch() returns event_trigger language plpgsql as $$
begin
    raise exception 'not that: %', tg_tag;
end $$;
create table t (a integer);
create event trigger refusing on ddl_command_start execute function refuse();
create event trigger watching on sql_drop execute function watch();
