select id,(c).x,(r).b, (s[1]).a from public.t
