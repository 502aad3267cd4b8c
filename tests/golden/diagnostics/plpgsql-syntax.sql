create table notes (id int);
create function f1() returns int language plpgsql as $$
begin
    if true then
        retrun 1;
    end if;
end $$;
create function f2() returns int language plpgsql as $$ begin return 1 $$;
create function f3() returns int language plpgsql as $$ begin if true then return 1; else return 2; end; end $$;
create function f4() returns int language plpgsql as $$ begin return 1 + ; end $$;
create function f5() returns int language plpgsql as $$ begin return coalesce(1, 2; end $$;
create function f6() returns int language plpgsql as $$ begin for i in 1 .. 3 return i; end loop; end $$;
create function f7() returns int language plpgsql as $$ begin while true loop exit; end loop here; end $$;
create function f8() returns int language plpgsql as $$ <<outside>> begin return 1; end inside $$;
create function f9() returns int language plpgsql as $$ begin if then return 1; end if; end $$;
create function f10() returns int language plpgsql as $$ begin é := 1; return 1; end $$;
create function f11() returns int language plpgsql as $$ declare a int; A text; begin return 1; end $$;
create function f12() returns int language plpgsql as $$ declare a no_such_type; b no_such_table%rowtype; c notes.no_such_column%type; begin return 1; end $$;
create function f13() returns int language plpgsql as $$ declare a b%type; begin return 1; end $$;
create function f14() returns int language plpgsql as $$ declare a alias for b; begin return 1; end $$;
create function f15() returns int language plpgsql as $$ declare a int(; begin return 1; end $$;
create function f16() returns int language plpgsql as $$ declare a int array[; begin return 1; end $$;
create function f17() returns int language plpgsql as $$ declare a double; begin return 1; end $$;
create function f18() returns int language plpgsql as $$ declare a int; begin select 1 into a into a; return a; end $$;
create function f19() returns int language plpgsql as $$ begin select 1 into a; return 1; end $$;
create function f20() returns int language plpgsql as $$ begin raise notice 'one % two %', 1; return 1; end $$;
create function f21() returns int language plpgsql as $$ begin raise notice 'none', 1; return 1; end $$;
create function f22() returns int language plpgsql as $$ begin return query select 1; end $$;
create function f23() returns int language plpgsql as $$ begin return next 1; end $$;
create function f24() returns void language plpgsql as $$ begin return 1; end $$;
create procedure f25() language plpgsql as $$ begin return 1; end $$;
create function f26(out a int) language plpgsql as $$ begin return 1; end $$;
create function f27() returns setof int language plpgsql as $$ begin return 1; end $$;
create function f28() returns table (a int) language plpgsql as $$ begin return next 1; end $$;
create function f29() returns int language plpgsql as $$ begin return 'it; end $$;
create function f30() returns int language plpgsql as $$ begin return 1; exception return 2; end $$;
create function f31() returns int language plpgsql as $$ begin return 1; end; select 1; $$;
create function f32() returns int language plpgsql as $$$$;
create function quotes() returns int language plpgsql as 'begin a := ''b''; end';
