CREATE TABLE "t'; drop table x; --" ("a ""b" integer, "c
d" text);
CREATE MATERIALIZED VIEW "select ""from""" AS SELECT "a ""b", "c
d" AS "ünïcode /* $$ */" FROM "t'; drop table x; --" WHERE "c
d" <> $$it's$$;
CREATE UNIQUE INDEX "in""dex" ON "select ""from""" ("a ""b", lower("ünïcode /* $$ */"));
ALTER MATERIALIZED VIEW "select ""from""" CLUSTER ON "in""dex";
COMMENT ON MATERIALIZED VIEW "select ""from""" IS 'it''s; -- \ $$';
COMMENT ON COLUMN "select ""from"""."ünïcode /* $$ */" IS E'line\nbreak';
