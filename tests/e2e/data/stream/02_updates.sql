-- Changed rows: to NULL and back, parts of documents, nothing at all.
update customers set email = 'changed@stream.example', tier = 'silver', interests = '', phone = null, birthday = null, address = json_set(address, '$.half', 0.1, '$.new', 'ż'), loyalty_points = loyalty_points - 1 where customer_id = 3900000001;
update customers set birthday = '2000-02-29', address = '{"back": true}', phone = '1', referred_by = null where customer_id = 3900000003;
update customers set loyalty_points = loyalty_points where customer_id = 3900000002;
update products set description = null, weight_g = null, allergens = null, image = null, flags = null, available_from = null, available_until = null, first_sold = null where product_code = '~SHIGH01';
update products set description = 'd', weight_g = 0.1, allergens = 'nuts', image = x'00', in_stock = b'0', flags = b'1010101010', available_from = '-00:00:01', available_until = '12:00:00', first_sold = 2024 where product_code = '~SNULLS1';
update orders set status = 'paid', amount = amount + 0.0001, paid_at = '2024-02-29 12:00:00.000001' where order_id = 8000000000000000002;
update order_items set quantity = quantity + 1, comment = null where order_id = 8000000000000000002;
update payments set fee = null, provider_code = null, raw_response = null, settled_on = null where payment_id = x'fffffffffffffffffffffffffffffffe';
update payments set fee = 0.1, provider_code = -1, raw_response = 'r', settled_on = '2024-02-29', card_token = x'01' where payment_id = x'0a000000000000000000000000000000';
update shifts set ends_at = null, break_time = '00:30:00.500', rating = 4.25, remarks = null where employee_id = 9223372036854775806;
