select id, m::text from public.t
