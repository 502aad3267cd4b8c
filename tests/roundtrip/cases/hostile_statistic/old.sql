CREATE TABLE "t""; drop" ("a'" integer, "b
" integer);
