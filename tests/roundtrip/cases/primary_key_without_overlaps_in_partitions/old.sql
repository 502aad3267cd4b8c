-- @server 18 @parser 18
CREATE TABLE terms (during daterange, floor int4range) PARTITION BY RANGE (during);
CREATE TABLE terms_all PARTITION OF terms DEFAULT;
