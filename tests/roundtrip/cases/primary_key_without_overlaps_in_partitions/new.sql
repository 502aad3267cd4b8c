-- @server 18 @parser 18
CREATE TABLE terms (during daterange, floor int4range, PRIMARY KEY (during, floor WITHOUT OVERLAPS)) PARTITION BY RANGE (during);
CREATE TABLE terms_all PARTITION OF terms DEFAULT;
