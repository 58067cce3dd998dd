-- Changes before the cut-off: the day shows them.
DELETE FROM shifts WHERE employee_id BETWEEN 70001 AND 70005;
UPDATE orders SET status = 'paid', paid_at = '2026-11-20 10:11:12.123456', note = 'before the cut-off' ORDER BY order_id LIMIT 7;
DELETE FROM order_items ORDER BY order_id, line LIMIT 3;
UPDATE order_items SET quantity = 11, options = '{"sauce": ["tahini", "hot"]}' ORDER BY order_id DESC, line LIMIT 5;
UPDATE customers SET loyalty_points = 77, address = '{"city": "Jaffa", "zip": 61001}' ORDER BY customer_id LIMIT 4;
UPDATE products SET price = 12.34, in_stock = NOT in_stock, flags = b'1000000001' ORDER BY product_code LIMIT 4;
UPDATE products SET name = 'before the cut-off' ORDER BY product_code DESC LIMIT 4;
BEGIN;
UPDATE payments SET fee = 0.1, succeeded = 0 ORDER BY payment_id LIMIT 3;
UPDATE payments SET fee = 0.2, succeeded = 1 ORDER BY payment_id LIMIT 3;
COMMIT;
DELETE FROM payments ORDER BY payment_id DESC LIMIT 2;
INSERT INTO shifts (employee_id, starts_at, ends_at, break_time, hourly_wage, rating, remarks) VALUES
    (70001, '2026-11-20 08:00:00', '2026-11-20 16:30:00', '00:30:00.500', 21.50, 4.25, 'before the cut-off'),
    (70002, '2026-11-20 08:00:00', NULL, NULL, 19.00, NULL, NULL),
    (70005, '2026-11-20 08:00:00', NULL, NULL, 18.00, NULL, 'stays'),
    (70003, '2026-11-20 08:00:00', NULL, '-00:00:01.000', 20.00, 1.00, 'goes after the cut-off');
DELETE FROM shifts WHERE employee_id < 70000 ORDER BY employee_id, starts_at LIMIT 2;
