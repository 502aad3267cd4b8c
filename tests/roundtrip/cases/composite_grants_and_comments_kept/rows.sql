SELECT (c[1]).a, (c[1]).b FROM public.t;
