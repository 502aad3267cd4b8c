CREATE TABLE "table" ("select" integer PRIMARY KEY, "order" text);
