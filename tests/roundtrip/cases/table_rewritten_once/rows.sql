select id, x, y, e::text, f::text, g::text, w::text from public.t
