CREATE TABLE "first
second" (a integer);
