SELECT id, (a).street, (a).zip, (many[1]).street FROM public.t;
