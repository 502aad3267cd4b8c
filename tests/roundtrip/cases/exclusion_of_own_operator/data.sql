insert into public.t values ('a','b'),('b','c');
