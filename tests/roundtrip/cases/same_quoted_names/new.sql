CREATE TABLE "mixedcase" ("id" integer CONSTRAINT "mixedcase_pkey" PRIMARY KEY, "somename" text);
CREATE VIEW "public"."viewed" AS SELECT "mixedcase"."id", "mixedcase"."somename" FROM "public"."mixedcase";
