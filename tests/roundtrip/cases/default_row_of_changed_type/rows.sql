select id,(c).x,(d).y,(e[1]).x from public.t
