CREATE SCHEMA "s;";
CREATE TYPE "s;"."ty""pe" AS ("a'b" integer, "c
d" text COLLATE "C");
CREATE TABLE "ta""ble" OF "s;"."ty""pe" ("a'b" WITH OPTIONS DEFAULT 1, CONSTRAINT "x;y" UNIQUE ("c
d"));
