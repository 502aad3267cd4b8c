-- What nobody has said belongs to whoever ran the script.
SELECT 'owner of ' || path AS id, pg_get_userbyid(owner) AS role,
       pg_get_userbyid(owner) IN (current_user, 'pg_database_owner') OR path LIKE 'identity of %' AS optional
FROM owned WHERE owner IS NOT NULL
