CREATE TABLE t (a timestamp DEFAULT '2024-01-01', b timestamptz DEFAULT now(), c date, d interval, e time, f date[], g date DEFAULT '2024-01-01', h date[]);
CREATE INDEX t_a ON t (a DESC);
