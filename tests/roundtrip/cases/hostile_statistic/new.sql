CREATE TABLE "t""; drop" ("a'" integer, "b
" integer);
CREATE STATISTICS "st""at; --" ON "a'", "b
", ("a'" + 1) FROM "t""; drop";
COMMENT ON STATISTICS "st""at; --" IS 'it''s $$';
CREATE STATISTICS "t""; drop_b
_a'_stat" ON "b
", "a'" FROM "t""; drop";
