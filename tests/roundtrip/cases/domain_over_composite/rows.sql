SELECT (p).x, (p).y, (p).z, (ps[1]).x AS a, (ps[1]).y AS b, (ps[1]).z AS c FROM public.t ORDER BY 1, 2;
