CREATE TABLE public.answers (
    id integer PRIMARY KEY,
    -- @using given ~ '^[yY]'
    given boolean NOT NULL,
    -- @using extract(epoch FROM at)::bigint
    at bigint,
    -- @using share * 100
    share integer DEFAULT 0
);
