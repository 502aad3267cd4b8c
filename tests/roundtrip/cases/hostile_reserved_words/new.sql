CREATE SCHEMA "all";
CREATE TYPE "end" AS ENUM ('null', 'default', 'true');
CREATE TABLE "table" (
    "select" integer PRIMARY KEY, "order" text NOT NULL DEFAULT 'default', "user" "end" DEFAULT 'null', "group" integer,
    "check" integer CHECK ("check" > 0), "primary" integer UNIQUE, "references" integer REFERENCES "table", "timestamp" timestamp,
    "integer" text, "left" integer, "int" integer, "default" integer DEFAULT 3, "current_user" name DEFAULT CURRENT_USER
);
CREATE TABLE "all"."user" ("from" integer, "where" integer, PRIMARY KEY ("where", "from"));
CREATE INDEX "index" ON "table" ("group", "left" DESC);
CREATE VIEW "view" AS SELECT "select", "order" AS "limit", "left" FROM "table" WHERE "user" = 'null' ORDER BY "order";
CREATE FUNCTION "function"("in" integer, "out" integer, "variadic" integer DEFAULT 1) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION "trigger"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER "before" BEFORE UPDATE OF "order", "user" ON "table" FOR EACH ROW EXECUTE FUNCTION "trigger"();
ALTER TABLE "table" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "using" ON "table" USING ("current_user" = CURRENT_USER);
GRANT SELECT ("order") ON "table" TO roundtrip_reader;
COMMENT ON COLUMN "table"."select" IS 'select';
