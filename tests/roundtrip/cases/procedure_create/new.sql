CREATE TABLE log (id serial PRIMARY KEY, line text);
CREATE PROCEDURE write_log(line text, INOUT id integer DEFAULT NULL) LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    INSERT INTO log (line) VALUES (write_log.line) RETURNING log.id INTO write_log.id;
END;
$$;
COMMENT ON PROCEDURE write_log(text, integer) IS 'One line';
GRANT EXECUTE ON PROCEDURE write_log(text, integer) TO roundtrip_writer;
