create type reason as enum ('none', 'some');
create function refuse() returns event_trigger language plpgsql as $$
begin
    raise exception 'not any more: %', tg_tag;
end $$;
create function watch() returns event_trigger language plpgsql leakproof as $$
begin
    raise exception 'not that: %', tg_tag;
end $$;
create event trigger refusing on ddl_command_start execute function refuse();
create event trigger watching on sql_drop execute function watch();
alter event trigger refusing disable;
alter event trigger watching disable;
