create table base (id int primary key, v text, del bool default false);
create view live as select id, v from base where not del;
create rule ins as on insert to live do instead insert into base (id, v) values (new.id, new.v) returning id, v;
create rule del as on delete to live do instead update base set del = true where id = old.id;
create view live2 with (security_invoker) as select * from live where v like 'a%' with local check option;
create function lf() returns trigger language plpgsql as 'begin return new; end';
create trigger lt instead of update on live for each row execute function lf();
alter view live alter v set default 'd';
create rule notify_it as on update to base do also notify changed;
