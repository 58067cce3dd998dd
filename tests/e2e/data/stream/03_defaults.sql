-- NULL in the column that can be NULL and has a default: inserted, changed to, changed from; and the default itself.
insert into orders (order_id, customer_id, status, channel, amount, placed_at, created_at) values
  (8000000000000000011, 3900000003, 'new', null, 1, '2024-01-01', '2024-01-01'),
  (8000000000000000012, 3900000003, 'new', 'x', 1, '2024-01-01', '2024-01-02'),
  (8000000000000000013, 3900000003, 'new', null, 1, '2024-01-01', '2024-01-03'),
  (8000000000000000014, 3900000003, default, default, 1, '2024-01-01', '2024-01-04');
update orders set channel = null where order_id = 8000000000000000012;
update orders set channel = 'y' where order_id = 8000000000000000013;
update orders set amount = 2 where order_id = 8000000000000000011;
