CREATE TABLE "t'"";" ("c"" --" circle, n integer);
