CREATE TABLE t (a date DEFAULT '2024-01-01', b timestamp(3) DEFAULT now(), c timestamptz, d time, e interval, f timestamp[], g text DEFAULT '2024-01-01', h varchar(20)[]);
CREATE INDEX t_a ON t (a DESC);
