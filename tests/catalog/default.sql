SELECT 'default of ' || c.path AS id, '*' AS expr
FROM col c
JOIN pg_catalog.pg_attrdef d ON d.adrelid = c.attrelid AND d.adnum = c.attnum
WHERE c.attgenerated = ''
