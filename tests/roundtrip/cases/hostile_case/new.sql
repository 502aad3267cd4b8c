CREATE TABLE "Users" ("userId" integer PRIMARY KEY, "USERNAME" varchar(40) NOT NULL, "UserName" text, username text UNIQUE);
CREATE TABLE users ("userid" integer PRIMARY KEY, "userId" integer REFERENCES "Users");
CREATE TYPE "Status" AS ENUM ('Active', 'ACTIVE', 'active');
CREATE INDEX "Users_username_IDX" ON "Users" ("UserName", username);
CREATE VIEW "V" AS SELECT "userId", "USERNAME", "UserName", username FROM "Users";
