-- name: orders_in_state :many
select *, total(id) from orders where state = @state or state = 'paid'::state;

-- name: customer :one
select * from customers where id = @id;

-- name: other_orders :many
select * from public.orders, stock.parts where orders.id = @id and parts.id = @part;
