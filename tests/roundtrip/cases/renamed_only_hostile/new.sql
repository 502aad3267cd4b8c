-- @renamed from="a.b"
create schema "c.""d";
-- @renamed from="t""x"
create table "c.""d"."select" (
  -- @renamed from="c d"
  "from" int,
  -- @renamed from="e'f"
  "*/" text);
-- @renamed from="v%"
create view "c.""d"."--" as select "from" as "c d" from "c.""d"."select";
