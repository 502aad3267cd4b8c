CREATE SCHEMA "a ""b";
CREATE TYPE "a ""b"."e'n$$um" AS ENUM ('it''s', 'a\b', '$$', '"');
CREATE TYPE "a ""b"."c.d" AS ("x y" integer, "select" "a ""b"."e'n$$um"[]);
CREATE DOMAIN "a ""b"."do main" AS "a ""b"."c.d" CONSTRAINT "ch'eck" CHECK ((VALUE)."x y" > 0);
CREATE TYPE "a ""b"."Range" AS RANGE (SUBTYPE = "a ""b"."e'n$$um");
CREATE TABLE "a ""b"."T" (a "a ""b"."c.d"[], b "a ""b"."do main", c "a ""b"."Range", d "a ""b"."e'n$$um" DEFAULT 'it''s');
