-- Several changes of one row: in one transaction, and in transactions that share a moment.
start transaction;
update orders set note = '1', amount = 2 where order_id = 8000000000000000008;
update orders set note = '2', status = 'paid' where order_id = 8000000000000000008;
update orders set note = '3', amount = -3.0001 where order_id = 8000000000000000008;
delete from orders where order_id = 8000000000000000008;
insert into orders (order_id, customer_id, status, channel, amount, note, placed_at, created_at) values
  (8000000000000000008, 3900000004, 'paid', 't', 2, 'again', '2025-01-01 00:00:00.123', '2024-01-07');
update orders set note = 'last of the transaction' where order_id = 8000000000000000008;
commit;
set timestamp = 1767225600.123;
update orders set note = 'a', amount = 1 where order_id = 8000000000000000002;
update orders set note = 'b', amount = 2 where order_id = 8000000000000000002;
delete from orders where order_id = 8000000000000000014;
insert into orders (order_id, customer_id, status, channel, amount, placed_at, created_at) values
  (8000000000000000014, 3900000003, 'new', 'm', 7, '2024-01-01', '2024-01-04');
update orders set note = 'c', amount = 3 where order_id = 8000000000000000002;
update orders set note = 'last of the millisecond' where order_id = 8000000000000000014;
update orders set note = 'last of the millisecond', amount = 4 where order_id = 8000000000000000002;
set timestamp = default;
