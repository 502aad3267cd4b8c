SELECT r.path || '.' || k.conname AS id, '*' AS expr, NULLIF(k.connoinherit, false) AS no_inherit,
       CASE WHEN NOT (to_jsonb(k) ->> 'conenforced')::boolean THEN true END AS not_enforced,
       NULLIF(NOT k.convalidated AND coalesce((to_jsonb(k) ->> 'conenforced')::boolean, true), false) AS not_valid, CASE WHEN NOT k.conislocal THEN true END AS inherited
FROM rel r
JOIN pg_catalog.pg_constraint k ON k.conrelid = r.oid AND k.contype = 'c'
