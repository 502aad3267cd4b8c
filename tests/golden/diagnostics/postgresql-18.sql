-- @server 18 @parser 18
create table box (w int, twice int generated always as (w * 2) virtual, check (w > 0) not enforced);
alter table box alter twice drop expression;
alter table box validate constraint box_w_check;
alter table box validate constraint box_w_not_null;

create table room (id int, during daterange, primary key (id, during without overlaps));
create table stay (room int, during daterange,
    foreign key (room, period during) references room,
    constraint half foreign key (room, during) references room (id, period during),
    constraint plain foreign key (room, during) references room (id, during));
create function changed() returns setof int language sql
begin atomic
    update box set w = 1 returning with (old as before) before.w, new.height;
end;
