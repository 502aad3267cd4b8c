ALTER ROLE roundtrip_reader SET statement_timeout = '3s';
ALTER ROLE ALL IN DATABASE postgres SET lock_timeout = 10;
ALTER ROLE ALL SET statement_timeout TO 5;
