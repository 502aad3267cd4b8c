SELECT id, (c).x, (c).y FROM public.t ORDER BY id;
