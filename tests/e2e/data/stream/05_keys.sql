-- Keys that change: to a new value, to one that was just freed, back again, in tables with one key column and with two.
update orders set order_id = 8100000000000000005 where order_id = 8000000000000000005;
start transaction;
update orders set order_id = 8199999999999999999 where order_id = 8000000000000000006;
update orders set order_id = 8000000000000000006 where order_id = 8000000000000000007;
update orders set order_id = 8000000000000000007 where order_id = 8199999999999999999;
commit;
update order_items set line = 7, options = null where order_id = 8000000000000000002 and line = 1;
update order_items set line = 1 where order_id = 8000000000000000002 and line = 2;
update payments set payment_id = x'0b000000000000000000000000000000' where payment_id = x'0a000000000000000000000000000000';
update shifts set starts_at = '1582-10-15 00:00:01', break_time = '00:00:01.500' where employee_id = -9223372036854775807;
update products set product_code = '~SMOVED1', weight_g = 7.25 where product_code = '~SLONG01';
update products set product_code = '~SLONG01' where product_code = '~SMOVED1';
