CREATE VIEW recent AS SELECT id, region FROM sales WHERE at > now() - interval '1 day';
