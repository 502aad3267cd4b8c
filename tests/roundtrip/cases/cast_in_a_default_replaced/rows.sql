select (p).x, s from public.t
