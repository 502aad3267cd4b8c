INSERT INTO parcels (id, sender, "ta%g", weight, "no""te", route)
SELECT i, 'somebody', 'tag ' || i, i * 10, nullif('note ' || i, 'note 3'), 'route ' || i FROM generate_series(1, 6) AS i;
