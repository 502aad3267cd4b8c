create table stock (
    -- @renamed from=id
    amount integer primary key,
    -- @renamed from=amount
    id integer,
    -- @renamed from=note
    remark text
);
create procedure put(number integer) language sql begin atomic
    insert into stock (amount) values (number)
    on conflict (amount) do update set id = excluded.amount + stock.id, remark = excluded.remark where excluded.id > 1;
end;
create rule r as on insert to stock where new.remark = 'x' do also
    insert into stock as s (amount, id) values (new.id, new.amount)
    on conflict (amount) do update set id = excluded.id + s.amount;
