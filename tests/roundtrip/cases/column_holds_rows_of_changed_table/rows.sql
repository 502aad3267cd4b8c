select (x).b, ((xs)[3].w).t0 as q, ((c).t).b as cb, ((dds)[1]::public.c).t.b as dbb, k from public.u order by 1,2,3,k
