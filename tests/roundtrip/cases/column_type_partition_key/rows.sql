SELECT id, at::timestamp::text FROM public.events;
