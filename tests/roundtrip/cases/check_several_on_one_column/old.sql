CREATE TABLE t (progress integer CHECK (progress >= 0) CHECK (progress <= 100));
