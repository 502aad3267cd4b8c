select id, x, g from only public.a union all select id, x, g from public.b union all select id, x, g from only public.d order by 1, 2
