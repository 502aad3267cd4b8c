CREATE SCHEMA "a.b""c";
CREATE TYPE "a.b""c"."select" AS ENUM ('it''s', '%s', '*/', E'\n');
CREATE FUNCTION "a.b""c"."from"("order" "a.b""c"."select" DEFAULT 'it''s') RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE TABLE "a.b""c"."table" ("column" "a.b""c"."select" DEFAULT '%s', "user" integer CHECK ("user" > 0), "日本" text, CONSTRAINT "check" CHECK ("a.b""c"."from"("column") = 1));
CREATE INDEX "in dex" ON "a.b""c"."table" ("日本" DESC, ("a.b""c"."from"("column")));
CREATE VIEW "a.b""c"."view" AS SELECT "column", "user" AS "group", "a.b""c"."from"("column") AS "1" FROM "a.b""c"."table";
ALTER TABLE "a.b""c"."table" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "po licy" ON "a.b""c"."table" USING ("column" = '*/');
