create function on_ddl() returns event_trigger language plpgsql as 'begin end';
create event trigger a on ddl_command_end when color in ('x') execute function on_ddl();
create event trigger b on ddl_command_end when tag in ('DROP TABLE') and tag in ('CREATE TABLE') execute function on_ddl();
create event trigger c on ddl_command_finished execute function on_ddl();
alter event trigger d disable;
