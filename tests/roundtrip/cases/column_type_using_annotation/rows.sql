SELECT id, left(given::text, 1) IN ('t', 'y', 'Y'),
       CASE WHEN at::text ~ '^[0-9]+$' THEN to_timestamp(at::text::bigint) ELSE at::text::timestamptz END,
       CASE WHEN at::text ~ '^[0-9]+$' OR at IS NULL AND pg_typeof(share) = 'integer'::regtype THEN share::numeric / 100 ELSE share END::numeric(5, 2)
FROM public.answers ORDER BY id
