CREATE SCHEMA "my schema";
CREATE TYPE "my schema"."type ' of "" things" AS ENUM ('it''s', '"', ' ', 'a,b', '{}', 'back\slash', '');
CREATE TABLE "my schema"."a ""quoted"" table" (
    "the key" integer PRIMARY KEY,
    "it's" text DEFAULT '''' CHECK ("it's" <> '"'),
    "t y p e" "my schema"."type ' of "" things" DEFAULT 'it''s',
    "%s %d %n" integer UNIQUE,
    "ref to self" integer REFERENCES "my schema"."a ""quoted"" table" ON DELETE CASCADE
);
CREATE INDEX "an index; DROP TABLE x" ON "my schema"."a ""quoted"" table" ("it's", lower("it's")) WHERE "%s %d %n" > 0;
CREATE SEQUENCE "my schema"."se""q" OWNED BY "my schema"."a ""quoted"" table"."%s %d %n";
CREATE VIEW "my schema"."view -- not a comment" AS SELECT "it's" AS "/*", "the key" AS "*/" FROM "my schema"."a ""quoted"" table";
CREATE FUNCTION "my schema"."f'n"("arg ""1""" integer, "arg 2" text DEFAULT '$$') RETURNS integer LANGUAGE sql AS $f$SELECT "arg ""1"""$f$;
CREATE FUNCTION "my schema"."t""r"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER "a 'trigger'" BEFORE UPDATE OF "it's" ON "my schema"."a ""quoted"" table" FOR EACH ROW EXECUTE FUNCTION "my schema"."t""r"('it''s', '"x"', E'\\');
ALTER TABLE "my schema"."a ""quoted"" table" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "pol'i""cy" ON "my schema"."a ""quoted"" table" TO roundtrip_reader USING ("it's" = '%');
COMMENT ON POLICY "pol'i""cy" ON "my schema"."a ""quoted"" table" IS 'it''s a "policy"';
COMMENT ON COLUMN "my schema"."a ""quoted"" table"."it's" IS E'one\ntwo; three -- four\n*/ $$ five';
GRANT SELECT ("it's"), UPDATE ("%s %d %n") ON "my schema"."a ""quoted"" table" TO roundtrip_writer;
GRANT EXECUTE ON FUNCTION "my schema"."f'n"(integer, text) TO roundtrip_reader;
