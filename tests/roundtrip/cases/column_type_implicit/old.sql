CREATE TABLE m (a smallint, b integer, c varchar(10), d real, e date, f numeric(6, 2), g char(2), h timestamp(0), i bit varying(5));
