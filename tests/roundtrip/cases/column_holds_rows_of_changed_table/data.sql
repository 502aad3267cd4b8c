insert into u values (1, row(1,'a',row(1,'z')), array[row(2,'b',null)::t, null, row(3,null,row(null,'q,"x'))::t], row(row(4,'d',null),'{1,2}'), array[row(row(5,'e',null)::t,null)::c], row(6,'f',row(9,'y')), null, array[row(row(7,'h',null)::t,'{}')::c::dd]);
insert into v select u from u;
insert into part values (1, row(1,'a',null));
insert into inh select * from u;
insert into t values (1, 'x', row(1,'c'));
