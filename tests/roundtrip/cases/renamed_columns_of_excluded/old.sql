-- The row that could not be inserted has the columns of the table: they follow it.
create table stock (id integer primary key, amount integer, note text);
create procedure put(number integer) language sql begin atomic
    insert into stock (id) values (number)
    on conflict (id) do update set amount = excluded.id + stock.amount, note = excluded.note where excluded.amount > 1;
end;
create rule r as on insert to stock where new.note = 'x' do also
    insert into stock as s (id, amount) values (new.amount, new.id)
    on conflict (id) do update set amount = excluded.amount + s.id;
