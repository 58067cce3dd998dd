-- Rows at the ends of what each column of examples/production can hold, rows of NULLs, and text that has to be escaped.
-- Time zone UTC, strict mode. created_at stays after 1582-10-15: the definition accepts what is lost before.
insert into customers (customer_id, email, full_name, phone, password_hash, tier, interests, newsletter, birthday, address, loyalty_points, referred_by, created_at, updated_at) values
  (4294967295, 'zażółć@przykład.example', '𝔉𝔞𝔩𝔞𝔣𝔢𝔩 🧆', '+420', repeat(x'ff', 60), 'gold', 'falafel,hummus,pita,drinks', 127, '9999-12-31', '{"deep": [[[{"a": null}]]], "big": 18446744073709551615, "small": -9223372036854775808, "tiny": 5e-324, "quote": "\\"\\\\/\\n", "🧆": true}', 2147483647, null, '9999-12-31 23:59:59', '2038-01-19 03:14:07'),
  (0, '', '', '', repeat(x'00', 60), 'standard', '', -128, '1000-01-01', '{}', -2147483648, 4294967295, '1582-10-15 00:00:00', '1970-01-01 00:00:01'),
  (4000000001, 'nulls@customers.example', 'N', null, x'01', 'silver', 'pita', 0, null, null, 0, null, '1969-12-31 23:59:59', '2000-02-29 12:00:00'),
  (4000000002, 'json-null@customers.example', 'N', null, x'02', 'silver', 'pita', 1, '1582-10-04', 'null', 1, 0, '1900-02-28 23:59:59', '2000-02-29 12:00:00'),
  (4000000003, repeat('ż', 255), repeat('名', 120), repeat('9', 32), x'03', 'standard', 'hummus', 2, '1582-10-15', '[false, 0, 0.5, "", "0"]', -1, null, '2024-02-29 00:00:00', '2024-02-29 00:00:00');
insert into products (product_code, name, description, category, price, tax_rate, weight_g, spice_level, allergens, image, in_stock, flags, available_from, available_until, first_sold, updated_at) values
  ('~~HIGH01', repeat('🧆', 120), 'line\nbreak\ttab "double" ''single'' \\back\\ null-looking \\N', 'dessert', 99999999.99, 9.9999, 3.402823466e38, 255, 'sesame,gluten,nuts,milk', x'00ff0a0d5c27221a00', b'1', b'1111111111', '838:59:59', '838:59:59', 2155, '2038-01-19 03:14:07.499999'),
  ('~~LOW001', '', '', 'main', -99999999.99, -9.9999, -3.402823466e38, 0, '', x'', b'0', b'0000000000', '-838:59:59', '-00:00:01', 1901, '1970-01-01 00:00:01.000000'),
  ('~~NULLS1', 'n', null, 'side', 0, 0, null, 1, null, null, b'1', null, null, null, null, '2024-02-29 12:00:00.000001'),
  ('~~LONG01', 'n', repeat('ó', 30000), 'drink', 0.01, 0.0001, 1.17549435e-38, 1, 'milk', repeat(x'80ff00', 60000), b'1', b'0000000001', '00:00:00', '23:59:59', 1970, '2024-02-29 12:00:00.100000'),
  ('~~ FLOAT', 'odd  spaces  ', ' ', 'drink', 1, 0.07, -360.3892822265625, 2, 'nuts', x'00', b'0', b'1000000000', '-12:30:00', '24:00:00', 2000, '2024-02-29 12:00:00.999999');
insert into orders (order_id, customer_id, status, channel, amount, currency, discount, note, gift, delivery, placed_at, paid_at, created_at, updated_at) values
  (18446744073709551615, 4294967295, 'cancelled', 'z', 99999999999999.9999, 'ŻŻŻ', 99999999.99, repeat('🧆', 255), 127, '{"k": {"v": [1, 2.5, "3"]}}', '9999-12-31 23:59:59.999', '9999-12-31 23:59:59.999999', '9999-12-31 23:59:59', '2038-01-19 03:14:07.499'),
  (9223372036854775808, 0, 'new', '', -99999999999999.9999, '', -99999999.99, '', -128, '""', '1000-01-01 00:00:00.000', '1000-01-01 00:00:00.000001', '1582-10-15 00:00:00', '1970-01-01 00:00:01.000'),
  (9223372036854775807, 4000000001, 'shipped', null, 0.0001, 'EUR', null, null, null, null, '1969-12-31 23:59:59.999', null, '1969-12-31 23:59:59', '2024-02-29 12:00:00.500'),
  (9000000000000000001, 4000000002, 'paid', 'web', -0.0001, 'USD', 0.00, 'null', 0, 'null', '1582-10-04 12:00:00.001', '1969-12-31 23:59:59.999999', '2024-02-29 00:00:00', '2024-02-29 12:00:00.001');
insert into order_items (order_id, line, product_code, quantity, unit_price, options, comment) values
  (18446744073709551615, 65535, '~~HIGH01', 16777215, 99999999.99, '{"a": 0.1}', repeat('x', 255)),
  (18446744073709551615, 0, '~~LOW001', 0, -99999999.99, null, null),
  (9223372036854775808, 1, '~~NULLS1', 1, 0.00, '"text"', '');
insert into payments (payment_id, order_id, method, amount, fee, succeeded, provider_code, card_token, raw_response, attempted_at, settled_on) values
  (x'ffffffffffffffffffffffffffffffff', 18446744073709551615, 'voucher', 99999999999999.9999, 1.7976931348623157e308, 127, 32767, repeat(x'ff', 64), '<xml a="ż">&amp;</xml>', '2038-01-19 03:14:07.499', '9999-12-31'),
  (x'00000000000000000000000000000000', 9223372036854775808, 'card', -99999999999999.9999, -1.7976931348623157e308, -128, -32768, x'', '', '1970-01-01 00:00:01.000', '1000-01-01'),
  (x'20000000000000000000000000000020', 9223372036854775807, 'cash', 0, 2.2250738585072014e-308, 0, 0, null, repeat('名', 20000), '2024-02-29 12:00:00.001', '1582-10-15'),
  (x'30000000000000000000000000000000', 9223372036854775807, 'cash', 0.0001, null, 1, null, null, null, '2024-02-29 12:00:00.999', null);
insert into shifts (employee_id, starts_at, ends_at, break_time, hourly_wage, rating, remarks) values
  (9223372036854775807, '9999-12-31 23:59:59', '9999-12-31 23:59:59', '838:59:59.000', 999999.99, 999.99, repeat('ł', 10000)),
  (-9223372036854775808, '1000-01-01 00:00:00', '1000-01-01 00:00:00', '-838:59:59.000', -999999.99, -999.99, ''),
  (0, '1582-10-04 23:59:59', null, null, 0.01, null, null),
  (0, '1582-10-15 00:00:00', '2024-03-31 02:30:00', '-00:00:00.001', 0, 0.1, 'an hour that clocks in Berlin leave out');
