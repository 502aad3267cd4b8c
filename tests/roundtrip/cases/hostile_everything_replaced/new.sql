CREATE SCHEMA "a.b""c";
CREATE TYPE "a.b""c"."select" AS ENUM (E'\n', 'it''s', '%s');
CREATE FUNCTION "a.b""c"."from"("order" "a.b""c"."select" DEFAULT 'it''s') RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT 1::bigint';
CREATE TABLE "a.b""c"."table" ("column" "a.b""c"."select" DEFAULT E'\n', "user" bigint CHECK ("user" > 1), "日本" varchar, CONSTRAINT "check" CHECK ("a.b""c"."from"("column") = 1));
CREATE INDEX "in dex" ON "a.b""c"."table" ("日本", ("a.b""c"."from"("column")));
CREATE VIEW "a.b""c"."view" AS SELECT "column", "user" AS "group", "a.b""c"."from"("column") AS "1" FROM "a.b""c"."table";
ALTER TABLE "a.b""c"."table" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "po licy" ON "a.b""c"."table" USING ("column" = '%s');
