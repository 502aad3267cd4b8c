select i,s,c from public.t
