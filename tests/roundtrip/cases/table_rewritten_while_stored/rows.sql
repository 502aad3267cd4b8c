select id, e::text, e2::text from public.t
