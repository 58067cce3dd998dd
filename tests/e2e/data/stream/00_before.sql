-- Removes what an earlier run in the same bed has left.
set foreign_key_checks = 0;
delete from order_items where product_code like '~S%';
delete from payments where payment_id in (x'fffffffffffffffffffffffffffffffe', x'00000000000000000000000000000001', x'20202020202020202020202020200000', x'0a000000000000000000000000000000', x'0b000000000000000000000000000000');
delete from orders where customer_id between 3900000001 and 3900000004;
delete from shifts where employee_id in (9223372036854775806, -9223372036854775807, 1001, 1002);
delete from products where product_code like '~S%';
update customers set referred_by = null where customer_id between 3900000001 and 3900000004;
delete from customers where customer_id between 3900000001 and 3900000004;
set foreign_key_checks = default;
