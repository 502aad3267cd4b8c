-- Whatever joins gets its part of an index that is there: an index that a partition is to have no part of is made after that.
-- It becomes valid by the last part that is attached, not when the partition that lacked one goes.
CREATE TABLE reading (site integer, at integer, value integer) PARTITION BY LIST (site);
CREATE TABLE reading_a PARTITION OF reading FOR VALUES IN (1);
CREATE TABLE reading_b PARTITION OF reading FOR VALUES IN (2);
CREATE INDEX by_value ON ONLY reading (value);
CREATE INDEX a_by_value ON reading_a (value);
ALTER INDEX by_value ATTACH PARTITION a_by_value;

CREATE TABLE event (kind integer, at integer) PARTITION BY LIST (kind);
CREATE TABLE event_a PARTITION OF event FOR VALUES IN (1) PARTITION BY LIST (at);
CREATE TABLE event_a1 PARTITION OF event_a FOR VALUES IN (10);
CREATE TABLE event_b PARTITION OF event FOR VALUES IN (2);
CREATE INDEX event_at ON ONLY event (at);
CREATE INDEX a_at ON ONLY event_a (at);
ALTER INDEX event_at ATTACH PARTITION a_at;
CREATE INDEX a1_at ON event_a1 (at);
ALTER INDEX a_at ATTACH PARTITION a1_at;

CREATE TABLE moved (k integer, v integer) PARTITION BY LIST (k);
CREATE TABLE moved_1 PARTITION OF moved FOR VALUES IN (1);
CREATE TABLE moved_2 PARTITION OF moved FOR VALUES IN (2);
CREATE INDEX moved_v ON ONLY moved (v);

CREATE TABLE lone (k integer, v integer) PARTITION BY LIST (k);
CREATE TABLE lone_1 PARTITION OF lone FOR VALUES IN (1);
CREATE TABLE lone_2 PARTITION OF lone FOR VALUES IN (2);
CREATE INDEX lone_v ON ONLY lone (v);
CREATE INDEX lone_1_hand ON lone_1 (v);
ALTER INDEX lone_v ATTACH PARTITION lone_1_hand;
