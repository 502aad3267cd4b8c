CREATE TABLE t (age integer CHECK (age >= 18), mail text, CONSTRAINT mail_shape CHECK (mail LIKE '%@%'));
