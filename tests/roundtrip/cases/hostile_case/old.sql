CREATE TABLE "Users" ("userId" integer PRIMARY KEY, "USERNAME" text);
CREATE TABLE users ("userid" integer PRIMARY KEY);
