CREATE TABLE "t'"";" ("c"" --" circle, n integer, CONSTRAINT "*/ |%s" EXCLUDE USING gist ("c"" --" WITH &&));
