SELECT s.subname::text AS id, s.subconninfo AS connection, s.subenabled AS enabled,
       (SELECT string_agg(p, ',' ORDER BY p COLLATE "C") FROM unnest(s.subpublications) p) AS publications
FROM pg_catalog.pg_subscription s
