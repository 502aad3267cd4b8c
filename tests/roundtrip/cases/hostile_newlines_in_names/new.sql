CREATE TABLE "first
second" (a integer, "b
; DROP TABLE x; --" integer DEFAULT 1, CONSTRAINT "c
-- d" CHECK (a > 0));
CREATE INDEX "i
i" ON "first
second" ("b
; DROP TABLE x; --");
COMMENT ON TABLE "first
second" IS E'\n\n';
