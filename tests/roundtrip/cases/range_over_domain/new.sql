CREATE DOMAIN pos AS bigint CHECK (VALUE > 0);
CREATE TYPE posrange AS RANGE (SUBTYPE = pos, SUBTYPE_OPCLASS = int8_ops);
CREATE TABLE t (r posrange, d pos);
