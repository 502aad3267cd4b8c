SELECT id, CASE l::text WHEN 'low' THEN '1' WHEN 'high' THEN '2' ELSE l::text END, replace(replace(a::text, 'low', '1'), 'high', '2') FROM public.t ORDER BY 1;
