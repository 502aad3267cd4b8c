create type mood as enum (
    -- @renamed from=calm
    'quiet',
    'loud'
);
-- @renamed from=notes
create table remarks (
    id integer,
    -- @renamed from=says
    tone mood
);
create function refuse() returns event_trigger language plpgsql as $$
begin
    raise exception 'not now: %', tg_tag;
end $$;
create function refuse_too() returns event_trigger language plpgsql as $$
begin
    raise exception 'nor that: %', tg_tag;
end $$;
create event trigger refusing_too on ddl_command_end execute function refuse_too();
alter event trigger refusing_too disable;
