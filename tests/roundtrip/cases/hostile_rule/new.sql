CREATE TABLE "ta;ble" ("col""umn" text, "new" integer, "old" integer);
CREATE RULE "ru'le; -- */" AS ON UPDATE TO "ta;ble" WHERE new."new" <> old."old" AND new."col""umn" <> $$it's$$
    DO INSTEAD (UPDATE "ta;ble" SET "col""umn" = E'a\nb' WHERE "ta;ble"."new" = new."old";
    DELETE FROM "ta;ble" WHERE "ta;ble"."old" IS NULL);
CREATE RULE "notify me" AS ON DELETE TO "ta;ble" DO ALSO NOTIFY "chan""nel", 'it''s';
COMMENT ON RULE "ru'le; -- */" ON "ta;ble" IS $$it's; "quoted" \ $$;
ALTER TABLE "ta;ble" DISABLE RULE "ru'le; -- */";
