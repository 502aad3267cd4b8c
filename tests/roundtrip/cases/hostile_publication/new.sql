CREATE SCHEMA "Schema ""X""";
CREATE TABLE "Two ""Words""" ("Kolumne; --" integer PRIMARY KEY, "select" text);
CREATE PUBLICATION "a.b" FOR TABLES IN SCHEMA "Schema ""X""", TABLE "Two ""Words""" WHERE ("Kolumne; --" = 1);
CREATE PUBLICATION "drop table";
COMMENT ON PUBLICATION "drop table" IS '*/ '' \ ;';
