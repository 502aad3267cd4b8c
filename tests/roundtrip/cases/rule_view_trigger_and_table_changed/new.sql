create table base (id bigint primary key, v text collate "C", del bool default true, extra int);
create view live as select id, v, extra from base where not del;
create rule ins as on insert to live do instead insert into base (id, v, extra) values (new.id, new.v, new.extra) returning id, v, extra;
create rule del as on delete to live do instead nothing;
create view live2 with (security_barrier) as select * from live where v like 'b%' with cascaded check option;
create function lf() returns trigger language plpgsql as 'begin return old; end';
create trigger lt instead of update or insert on live for each row execute function lf();
alter view live alter v set default 'e';
create rule notify_it as on update to base do also notify changed;
