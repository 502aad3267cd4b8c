-- The triggers refuse renames as well, which come before everything else: they go, or are switched off, before these.
create type mood as enum ('calm', 'loud');
create table notes (id integer, says mood);
create function refuse() returns event_trigger language plpgsql as $$
begin
    raise exception 'not now: %', tg_tag;
end $$;
create function refuse_too() returns event_trigger language plpgsql as $$
begin
    raise exception 'nor that: %', tg_tag;
end $$;
create event trigger refusing on ddl_command_start execute function refuse();
create event trigger refusing_too on ddl_command_end execute function refuse_too();
