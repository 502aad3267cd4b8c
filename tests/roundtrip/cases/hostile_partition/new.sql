CREATE TABLE other ();
CREATE SCHEMA "we""ird";
CREATE TABLE "we""ird"."Par;ent's" ("a b" integer, "select" text DEFAULT E'it''s \\ --') PARTITION BY LIST ("select");
CREATE TABLE "we""ird"."ch
ild" PARTITION OF "we""ird"."Par;ent's" FOR VALUES IN (E'\'', 'b"c', '*/ --', NULL);
CREATE INDEX ON "we""ird"."Par;ent's" ("a b");
