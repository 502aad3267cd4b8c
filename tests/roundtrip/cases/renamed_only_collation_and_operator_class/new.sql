-- @renamed from=coll
create collation "kol ""%" from "C";
create table part (a text collate "kol ""%", b text) partition by range (b collate "kol ""%");
create table more (a text, b text, exclude using btree (a collate "kol ""%" with =));
create index keys on more (a collate "kol ""%", b);
create type reach as range (subtype = text, collation = "kol ""%");
create type ct as (a text collate "kol ""%");
create domain d as text collate "kol ""%";
create view v as select a collate "kol ""%" as x from more;
create statistics st on (a collate "kol ""%"), b from more;
create function f(text) returns text begin atomic select $1 collate "kol ""%"; end;
create function cmp(text, text) returns int language sql immutable as 'select bttextcmp($1, $2)';
create schema s;
-- @renamed from=s."by len %"
create operator class s.by_length for type text using btree as operator 1 ~<~, operator 2 ~<=~, operator 3 =, operator 4 ~>=~, operator 5 ~>~, function 1 cmp(text, text);
-- @renamed from=eq_only
create operator class eq_alone for type text using hash as operator 1 =, function 1 hashtext(text);
create type span as range (subtype = text, subtype_opclass = s.by_length);
create table t (a text, b text) partition by range (a s.by_length);
create table u (a text, b text, exclude using btree (a s.by_length with =), unique (b));
create index i on u (a s.by_length, b);
create index j on u using hash (a eq_alone);
-- @renamed from=apart
create schema near; create collation near.c from "C"; create table a (x text collate near.c);
