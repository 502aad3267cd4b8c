SELECT a::date, b::timestamp, c::date, d::text, e::text, f::date[], g::date, h::date[] FROM public.t;
