CREATE TABLE "Two ""Words""" ("Kolumne; --" integer PRIMARY KEY, "select" text);
CREATE PUBLICATION "a.b"
    FOR TABLE "Two ""Words""" ("Kolumne; --", "select") WHERE ("select" <> E'it''s \\ $$');
