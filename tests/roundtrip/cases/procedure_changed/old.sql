CREATE TABLE log (line text);
CREATE PROCEDURE p(a integer) LANGUAGE sql AS $$INSERT INTO public.log VALUES (a::text)$$;
CREATE PROCEDURE q(a integer) LANGUAGE sql AS $$DELETE FROM public.log$$;
