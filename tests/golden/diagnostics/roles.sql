-- What the server refuses of roles, and what a plan does not hold.
create role app;
create role boss in role app;
create role app;
create role pg_mine;
create role few connection limit -2;
create role self role self;
grant boss to app;
grant app to boss with fast true;
alter role boss rename to app;
alter role postgres password 'not printed';
create table t (a integer);
grant select on t to boss granted by app;
drop role boss;
