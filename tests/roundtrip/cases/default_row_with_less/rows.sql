select id, (c).x, (r).b, (s[1]).d from public.t
