-- Rules that insert, return and call functions while their tables get other types.
create table base (id int primary key, v text);
create table audit (id int, v text, op text);
create function log(int, text, text) returns void language sql as 'insert into audit values ($1, $2, $3)';
create view vb as select id, v from base;
create rule i as on insert to vb do instead (insert into base values (new.id, new.v) returning id, v; select log(new.id, new.v, 'i'));
create rule u as on update to vb where new.v is not null do instead update base set v = new.v where id = old.id;
create rule un as on update to vb do instead nothing;
create function ins(vb) returns int language sql begin atomic insert into vb values ($1.id, $1.v); select $1.id; end;
create rule ba as on delete to base do also insert into audit select old.id, old.v, 'd' from vb where id = old.id;
