CREATE TABLE t (progress integer CHECK (progress >= 0) CHECK (progress <= 100) CHECK (progress <> 13), CHECK (progress % 5 = 0));
