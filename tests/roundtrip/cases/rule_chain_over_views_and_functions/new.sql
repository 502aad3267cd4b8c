create table base (id bigint primary key, v varchar(10), w int);
create table audit (id bigint, v text, op char(1));
create function log(bigint, text, text) returns void language sql as 'insert into audit values ($1, $2, $3)';
create view vb as select id, v, w from base;
create rule i as on insert to vb do instead (insert into base values (new.id, new.v, new.w) returning id, v, w; select log(new.id, new.v, 'i'));
create rule u as on update to vb where new.v is not null do instead update base set v = new.v, w = 1 where id = old.id;
create rule un as on update to vb do instead nothing;
create function ins(vb) returns bigint language sql begin atomic insert into vb values ($1.id, $1.v); select $1.id; end;
create rule ba as on delete to base do also insert into audit select old.id, old.v, 'd' from vb where id = old.id;
