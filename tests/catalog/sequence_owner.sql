SELECT 'owning column of ' || r.path AS id, c.quoted AS column_sql
FROM rel r
JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = r.oid AND d.deptype = 'a'
JOIN col c ON c.attrelid = d.refobjid AND c.attnum = d.refobjsubid
WHERE r.relkind = 'S' AND d.refclassid = 'pg_catalog.pg_class'::regclass
