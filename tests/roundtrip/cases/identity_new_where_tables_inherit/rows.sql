SELECT a, 0 FROM public."Part %" UNION ALL SELECT a, 1 FROM public.above UNION ALL SELECT a, b FROM public.below ORDER BY 1, 2
