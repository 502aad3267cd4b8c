CREATE TABLE reading (site integer, at integer, value integer) PARTITION BY LIST (site);
CREATE TABLE reading_a PARTITION OF reading FOR VALUES IN (1);
CREATE TABLE reading_b PARTITION OF reading FOR VALUES IN (2);
CREATE TABLE reading_c PARTITION OF reading FOR VALUES IN (3);
CREATE INDEX by_value ON ONLY reading (value);
CREATE INDEX a_by_value ON reading_a (value);
ALTER INDEX by_value ATTACH PARTITION a_by_value;
CREATE INDEX b_by_value ON reading_b (value);
ALTER INDEX by_value ATTACH PARTITION b_by_value;

CREATE TABLE event (kind integer, at integer) PARTITION BY LIST (kind);
CREATE TABLE event_a PARTITION OF event FOR VALUES IN (1) PARTITION BY LIST (at);
CREATE TABLE event_a1 PARTITION OF event_a FOR VALUES IN (10);
CREATE TABLE event_a2 PARTITION OF event_a FOR VALUES IN (11);
CREATE TABLE event_b PARTITION OF event FOR VALUES IN (2);
CREATE INDEX event_at ON ONLY event (at);
CREATE INDEX a_at ON ONLY event_a (at);
ALTER INDEX event_at ATTACH PARTITION a_at;
CREATE INDEX a1_at ON event_a1 (at);
ALTER INDEX a_at ATTACH PARTITION a1_at;

CREATE TABLE moved (k integer, v integer) PARTITION BY LIST (k);
CREATE TABLE moved_1 PARTITION OF moved FOR VALUES IN (1);
CREATE TABLE moved_2 PARTITION OF moved FOR VALUES IN (2, 3);
CREATE INDEX moved_v ON ONLY moved (v);

CREATE TABLE lone (k integer, v integer) PARTITION BY LIST (k);
CREATE TABLE lone_1 PARTITION OF lone FOR VALUES IN (1);
CREATE TABLE lone_2 (k integer, v integer);
CREATE INDEX lone_v ON lone (v);
