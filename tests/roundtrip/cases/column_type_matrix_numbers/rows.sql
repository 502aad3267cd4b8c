SELECT id::text, a::text, b::text, c::text, d::text, e::text, f::numeric(6,0), g::text, h::text::boolean, i::numeric::numeric(6,2), k::text FROM public.t;
