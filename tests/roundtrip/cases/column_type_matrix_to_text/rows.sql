SELECT id, a::text, b::text, c::text, d::text, e::text, f::text, g::text, h::text, host(i::text::inet), j::text, k::text, l::text, m::text, n::text, o::text FROM public.t;
