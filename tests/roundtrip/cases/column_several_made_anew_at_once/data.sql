INSERT INTO parcels (id, "ta%g", weight, "no""te", route)
SELECT i, 'tag ' || i, i * 10, nullif('note ' || i, 'note 3'), 'route ' || i FROM generate_series(1, 6) AS i;
