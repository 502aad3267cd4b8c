SELECT id, (c).e::text, (c).n::text, (d).e::text, (d).n::text, e::text FROM public.t ORDER BY id;
