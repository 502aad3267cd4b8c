-- The default partition holds rows that lie in neither of the new ones: it is read, and they stay.
CREATE TABLE sales (day integer, place text) PARTITION BY RANGE (day);
CREATE TABLE sales_1 PARTITION OF sales FOR VALUES FROM (0) TO (10);
CREATE TABLE "Rest of ""sales""" PARTITION OF sales DEFAULT;
CREATE TABLE apart (day integer, place text);
