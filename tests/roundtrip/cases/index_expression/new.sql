CREATE TABLE t (a text, d jsonb);
CREATE INDEX t_a ON t (upper(a), (a || '!'));
CREATE INDEX t_d ON t (((d -> 'person') ->> 'name'));
