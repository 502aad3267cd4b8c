CREATE TABLE t (a text, d jsonb);
CREATE INDEX t_a ON t (lower(a));
CREATE INDEX t_d ON t ((d ->> 'name'));
