-- Deletes, and keys that come back: at once, in one transaction, and as another row.
delete from orders where order_id = 8000000000000000003;
delete from payments where payment_id = x'20202020202020202020202020200000';
delete from shifts where employee_id = 1001;
delete from order_items where order_id = 18446744073709551614 and line = 0;
delete from orders where order_id = 8000000000000000004;
insert into orders (order_id, customer_id, status, channel, amount, note, placed_at, created_at) values
  (8000000000000000004, 3900000004, 'paid', 'b', 2, 'back', '2025-01-01 00:00:00.123', '2024-01-03');
start transaction;
delete from payments where payment_id = x'0a000000000000000000000000000000';
insert into payments (payment_id, order_id, method, amount, attempted_at) values
  (x'0a000000000000000000000000000000', 8000000000000000004, 'card', 3, '2025-01-01 00:00:00.123');
commit;
start transaction;
insert into shifts (employee_id, starts_at, hourly_wage) values (1002, '2024-01-01 00:00:00', 1);
delete from shifts where employee_id = 1002;
commit;
start transaction;
update orders set note = 'never';
delete from order_items;
rollback;
