SELECT r.path || '.' || w.rulename AS id,
       CASE w.ev_type WHEN '1' THEN 'SELECT' WHEN '2' THEN 'UPDATE' WHEN '3' THEN 'INSERT' ELSE 'DELETE' END AS event,
       NULLIF(w.is_instead, false) AS instead,
       CASE w.ev_enabled WHEN 'D' THEN 'DISABLED' WHEN 'A' THEN 'ALWAYS' WHEN 'R' THEN 'REPLICA' END AS enabled
FROM pg_catalog.pg_rewrite w
JOIN rel r ON r.oid = w.ev_class
WHERE w.rulename <> '_RETURN'
