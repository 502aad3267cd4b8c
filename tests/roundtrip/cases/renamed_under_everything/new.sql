-- @renamed from=st from=st
create type st as enum ('new', 'old');
-- @renamed from=em
create domain email as text check (value ~ '@');
-- @renamed from=cust
create table customer (
  -- @renamed from=id
  customer_id int primary key,
  -- @renamed from=mail
  address email, st st default 'new', extra jsonb);
-- @renamed from=ord
create table orders (id int primary key,
  -- @renamed from=cust
  customer int
   -- @renamed from=ord_cust_fkey
   constraint orders_customer_fkey references customer, amount numeric check (amount > 0)) partition by range (id);
-- @renamed from=ord_1
create table orders_1 partition of orders for values from (0) to (100);
-- @renamed from=ord_cust_idx
create index orders_customer_idx on orders (customer);
create function total(c int) returns numeric language plpgsql stable as $$ declare r record; begin select sum(amount) a into r from orders o where o.customer = c; return r.a; end $$;
create function atomic_total(c int) returns numeric stable begin atomic select sum(amount) from orders o where o.customer = c; end;
create view rep as select customer.customer_id as id, address as mail, st, total(customer.customer_id) as t, atomic_total(customer.customer_id) as t2 from customer where st = 'new';
create policy p on orders using (exists (select from customer c where c.customer_id = orders.customer and c.st = 'new'));
create trigger tg before update of address on customer for each row when (old.address is distinct from new.address) execute function suppress_redundant_updates_trigger();
create publication pub for table customer (customer_id, address) where (customer_id > 3);
create statistics sta on address, st from customer;
