CREATE DOMAIN pos AS integer CHECK (VALUE > 0);
CREATE TYPE posrange AS RANGE (SUBTYPE = pos, SUBTYPE_OPCLASS = int4_ops);
CREATE TABLE t (r posrange, d pos);
