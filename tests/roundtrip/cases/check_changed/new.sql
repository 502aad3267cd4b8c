CREATE TABLE t (age integer CHECK (age >= 21), mail text, CONSTRAINT mail_shape CHECK (mail ~* '^[^@ ]+@[^@ ]+\.[a-z]{2,}$'));
