-- The language stays when nothing is said of it any more; what was said does not.
REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC;
GRANT USAGE ON LANGUAGE plpgsql TO roundtrip_reader;
