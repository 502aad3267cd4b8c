SELECT * FROM public.lone_1 UNION ALL SELECT * FROM public.lone_2 UNION ALL SELECT site, value FROM public.reading
UNION ALL TABLE public.event UNION ALL TABLE public.moved ORDER BY 1, 2
