create schema "S*/ ""q'";
create type "S*/ ""q'"."e;--" as enum ('a''b', '*/', 'x
y');
create table "S*/ ""q'"."t%s" ("select" int primary key, "c""--" "S*/ ""q'"."e;--" default '*/', "ü" text check ("ü" <> '$$'));
create function "S*/ ""q'"."f$f$"("in" int default 3, "out" text default '$f$') returns text language plpgsql as $x$ begin return $f$ */ $f$; end $x$;
comment on column "S*/ ""q'"."t%s"."c""--" is E'*/ \n -- $$ ''';
create policy "p'" on "S*/ ""q'"."t%s" using ("ü" = '--');
create index "i%""" on "S*/ ""q'"."t%s" (("ü" || '%s''')) where "ü" <> '*/';
create view "S*/ ""q'"."v""" with (security_barrier) as select "c""--" as "as", "select" from "S*/ ""q'"."t%s";
create trigger "tr;" before update of "ü" on "S*/ ""q'"."t%s" for each row execute function suppress_redundant_updates_trigger();
