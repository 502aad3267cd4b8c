select id, (r).a, (r).b from public.t
