CREATE TABLE log (line text);
CREATE PROCEDURE p(a integer) LANGUAGE sql SECURITY DEFINER AS $$INSERT INTO public.log VALUES ((a + 1)::text)$$;
CREATE PROCEDURE q(renamed integer) LANGUAGE sql AS $$DELETE FROM public.log$$;
