SELECT id, a::text, b::text, c::text, d::text, e::text, left(f::text, 1) FROM public.t ORDER BY id;
