CREATE TABLE "ta;ble" ("col""umn" text, "new" integer, "old" integer);
