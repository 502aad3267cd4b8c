CREATE TABLE reading (at integer NOT NULL, sensor integer NOT NULL, value integer) PARTITION BY RANGE (at);
CREATE TABLE reading_1 PARTITION OF reading FOR VALUES FROM (0) TO (10);
CREATE TABLE reading_2 PARTITION OF reading FOR VALUES FROM (10) TO (20);
