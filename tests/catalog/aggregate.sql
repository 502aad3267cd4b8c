-- What an aggregate returns is in the model only as far as it is known without a server.
SELECT f.path AS id,
       CASE WHEN a.aggkind <> 'n' THEN true END AS ordered_set, CASE WHEN a.aggkind = 'h' THEN true END AS hypothetical,
       NULLIF(a.aggnumdirectargs, 0) AS direct_arguments,
       a.aggtransfn::text AS sfunc, format_type(a.aggtranstype, NULL) AS stype, NULLIF(a.aggtransspace, 0) AS sspace,
       NULLIF(a.aggfinalfn::text, '-') AS finalfunc, NULLIF(a.aggfinalextra, false) AS finalfunc_extra,
       CASE a.aggfinalmodify WHEN 'r' THEN 'READ_ONLY' WHEN 's' THEN 'SHAREABLE' ELSE 'READ_WRITE' END AS finalfunc_modify,
       NULLIF(a.aggcombinefn::text, '-') AS combinefunc, NULLIF(a.aggserialfn::text, '-') AS serialfunc,
       NULLIF(a.aggdeserialfn::text, '-') AS deserialfunc, a.agginitval AS initcond,
       NULLIF(a.aggmtransfn::text, '-') AS msfunc, NULLIF(a.aggminvtransfn::text, '-') AS minvfunc,
       NULLIF(a.aggmfinalfn::text, '-') AS mfinalfunc, NULLIF(a.aggmfinalextra, false) AS mfinalfunc_extra,
       a.aggminitval AS minitcond,
       CASE f.proparallel WHEN 'u' THEN 'UNSAFE' WHEN 'r' THEN 'RESTRICTED' ELSE 'SAFE' END AS parallel
FROM fun f
JOIN pg_catalog.pg_aggregate a ON a.aggfnoid = f.oid
