create schema "a.b";
create table "a.b"."t""x" ("c d" int, "e'f" text);
create view "a.b"."v%" as select "c d" from "a.b"."t""x";
