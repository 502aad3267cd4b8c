CREATE TABLE m (a integer, b bigint, c text, d double precision, e timestamp, f numeric(10, 3), g varchar(4), h timestamptz(3), i bit varying(9));
