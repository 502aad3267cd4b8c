SELECT id FROM public.town UNION ALL SELECT id FROM public.port ORDER BY 1
