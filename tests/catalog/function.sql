SELECT f.path AS id,
       (SELECT string_agg('{' || concat_ws(' ',
                   'name=' || NULLIF(f.proargnames[i], ''),
                   'mode=' || CASE f.proargmodes[i] WHEN 'o' THEN 'OUT' WHEN 'b' THEN 'INOUT' WHEN 'v' THEN 'VARIADIC'
                                                    WHEN 't' THEN 'TABLE' ELSE 'IN' END,
                   'type=' || format_type(o.type, NULL),
                   CASE WHEN coalesce(f.proargmodes[i], 'i') IN ('i', 'b', 'v')
                             AND (SELECT count(*) FROM generate_series(1, i) j
                                  WHERE coalesce(f.proargmodes[j], 'i') IN ('i', 'b', 'v')) > f.pronargs - f.pronargdefaults
                        THEN 'default_value=*' END) || '}', ',' ORDER BY i)
        FROM unnest(coalesce(f.proallargtypes, f.proargtypes::oid[])) WITH ORDINALITY AS u(type, n),
             LATERAL (SELECT n::integer AS i, u.type) o) AS arguments,
       CASE WHEN f.prokind = 'p' OR f.proargmodes && '{o,b,t}' THEN NULL ELSE format_type(f.prorettype, NULL) END AS returns,
       NULLIF(f.proretset, false) AS returns_set, l.lanname AS language,
       CASE WHEN f.prosqlbody IS NOT NULL THEN NULL WHEN l.lanname = 'c' THEN f.probin ELSE NULLIF(f.prosrc, '') END AS body,
       CASE WHEN l.lanname = 'c' THEN f.prosrc END AS symbol,
       CASE WHEN f.prosqlbody IS NOT NULL THEN '*' END AS sql_body,
       CASE WHEN f.prokind = 'w' THEN true END AS window,
       CASE f.provolatile WHEN 'i' THEN 'IMMUTABLE' WHEN 's' THEN 'STABLE' ELSE 'VOLATILE' END AS volatility,
       CASE f.proparallel WHEN 'u' THEN 'UNSAFE' WHEN 'r' THEN 'RESTRICTED' ELSE 'SAFE' END AS parallel,
       NULLIF(f.proisstrict, false) AS strict, NULLIF(f.prosecdef, false) AS security_definer,
       NULLIF(f.proleakproof, false) AS leakproof,
       NULLIF(f.procost, CASE WHEN l.lanname IN ('c', 'internal') THEN 1 ELSE 100 END) AS cost,
       NULLIF(f.prorows, CASE WHEN f.proretset THEN 1000 ELSE 0 END) AS rows,
       NULLIF(f.prosupport::text, '-') AS support
FROM fun f
JOIN pg_catalog.pg_language l ON l.oid = f.prolang
WHERE f.prokind IN ('f', 'w') AND NOT f.of_range
