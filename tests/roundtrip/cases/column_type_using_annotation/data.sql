INSERT INTO public.answers VALUES (1, 'yes', '2024-01-01 00:00:00+00', 0.25), (2, 'No', NULL, NULL), (3, 'Yep', '1970-01-02 00:00:00+00', 1);
