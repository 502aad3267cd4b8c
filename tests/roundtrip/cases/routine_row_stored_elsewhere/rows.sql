select (r).a, (r).c, (rs[1]).c from public.h
