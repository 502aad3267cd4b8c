create schema "S*/ ""q'";
create type "S*/ ""q'"."e;--" as enum ('x
y', 'a''b', '*/ 2');
create table "S*/ ""q'"."t%s" ("select" bigint primary key, "c""--" "S*/ ""q'"."e;--" default 'a''b', "ü" varchar(99) check ("ü" <> '$$ */'), "new
line" int[]);
create function "S*/ ""q'"."f$f$"("in" int default 3, "out" text default '$f$ %s') returns text language plpgsql as $x$ begin return $f$ */ '$function$' $f$; end $x$;
comment on column "S*/ ""q'"."t%s"."c""--" is E'*/ \n -- $$ $_$ ''';
create policy "p'" on "S*/ ""q'"."t%s" using ("ü" = '-- ?');
create index "i%""" on "S*/ ""q'"."t%s" (("ü" || '%s''')) where "ü" <> '*/';
create view "S*/ ""q'"."v""" with (security_barrier) as select "c""--" as "as", "select", "new
line" as "from" from "S*/ ""q'"."t%s";
create trigger "tr;" before update of "ü", "c""--" on "S*/ ""q'"."t%s" for each row execute function suppress_redundant_updates_trigger();
