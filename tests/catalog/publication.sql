SELECT p.pubname AS id, NULLIF(p.puballtables, false) AS all_tables,
       NULLIF(concat_ws(',', CASE WHEN p.pubdelete THEN 'delete' END, CASE WHEN p.pubinsert THEN 'insert' END,
                 CASE WHEN p.pubtruncate THEN 'truncate' END, CASE WHEN p.pubupdate THEN 'update' END), '') AS publish,
       NULLIF(p.pubviaroot, false) AS via_root
FROM pg_catalog.pg_publication p
