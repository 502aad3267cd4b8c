CREATE SCHEMA "my schema";
CREATE TABLE "my schema"."a ""quoted"" table" ("the key" integer PRIMARY KEY, "it's" text);
