CREATE TABLE "größe" ("naïve" integer PRIMARY KEY);
