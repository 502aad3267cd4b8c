CREATE TABLE "größe" ("naïve" integer PRIMARY KEY, "列" text DEFAULT '漢字', "🐘" boolean, "é" integer, "é" integer
);
CREATE TYPE "Ætype" AS ENUM ('ß', 'ẞ', '☃', '👩‍👩‍👧');
CREATE INDEX "ιndex" ON "größe" ("列") WHERE "🐘";
CREATE VIEW "вид" AS SELECT "列" AS "столбец" FROM "größe";
COMMENT ON TABLE "größe" IS 'مرحبا — “quotes” … ‏';
CREATE TABLE ÜNQUOTED_Ä (Ö integer);
