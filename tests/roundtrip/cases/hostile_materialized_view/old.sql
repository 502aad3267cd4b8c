CREATE TABLE "t'; drop table x; --" ("a ""b" integer, "c
d" text);
