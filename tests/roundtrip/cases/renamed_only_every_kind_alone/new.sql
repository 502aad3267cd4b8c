-- @renamed from=renamed_r1
create role renamed_r2;
-- @renamed from=s
create schema s_2;
create table t (id int, v tsvector,
  -- @renamed from=c1
  constraint c2 check (id > 0),
  -- @renamed from=u1
  constraint u2 unique (id),
  -- @renamed from=t_id_excl
  constraint ex2 exclude using btree (id with =));
create table t_fk (id int
  -- @renamed from=fk1
  constraint fk2 references t (id));
create function tf() returns trigger language plpgsql as 'begin return new; end';
-- @renamed from=tr1
create trigger tr2 before insert on t for each row execute function tf();
-- @renamed from=ru1
create rule ru2 as on update to t do also nothing;
-- @renamed from=po1
create policy po2 on t;
-- @renamed from=ix1
create index ix2 on t (id);
-- @renamed from=vi1
create view vi2 as select 1 as a, 2 as b;
-- @renamed from=mv1
create materialized view mv2 as select 1 as a, 2 as b;
-- @renamed from=sq1
create sequence sq2;
-- @renamed from=fn1
create function fn2(int, text) returns int language sql as 'select 1';
-- @renamed from=pr1
create procedure pr2(int) language sql as 'select 1';
-- @renamed from=ag1
create aggregate ag2(int) (sfunc = int4pl, stype = int);
-- @renamed from=en1
create type en2 as enum ('a');
-- @renamed from=co1
create type co2 as (a int);
-- @renamed from=ra1
create type ra2 as range (subtype = int4, multirange_type_name = ra1_multirange);
-- @renamed from=do1
create domain do2 as int
  -- @renamed from=dc1
  constraint dc2 check (value > 0);
-- @renamed from=pb1
create publication pb2 for table t;
-- @renamed from=fd1
create foreign data wrapper fd2;
-- @renamed from=se1
create server se2 foreign data wrapper fd2;
-- @renamed from=ft1
create foreign table ft2 (a int) server se2;
-- @renamed from=cl1
create collation cl2 from "C";
-- @renamed from=cv1
create conversion cv2 for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8;
-- @renamed from=of1
create operator family of2 using btree;
-- @renamed from=oc1
create operator class oc2 for type int4 using btree family of2 as operator 1 <, operator 2 <=, operator 3 =, operator 4 >=, operator 5 >, function 1 btint4cmp(int4, int4);
-- @renamed from=di1
create text search dictionary di2 (template = simple);
-- @renamed from=cf1
create text search configuration cf2 (copy = simple);
-- @renamed from=pa1
create text search parser pa2 (start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end, lextypes = prsd_lextype);
-- @renamed from=te1
create text search template te2 (lexize = dsimple_lexize);
-- @renamed from=st1
create statistics st2 on id, v from t;
create function ef() returns event_trigger language plpgsql as 'begin end';
-- @renamed from=et1
create event trigger et2 on sql_drop execute function ef();
-- @renamed from=su1
create subscription su2 connection 'dbname=x' publication p with (connect = false, slot_name = none);
-- @renamed from=la1
create trusted language la2 handler plpgsql_call_handler;
comment on table t is 't'; comment on view vi2 is 'v'; comment on role renamed_r2 is 'x';
grant select on t to renamed_r2;
