-- Changes after the cut-off: the day must not show them, the next one does.
UPDATE orders SET status = 'shipped', note = 'after the cut-off' ORDER BY order_id LIMIT 5;
DELETE FROM order_items ORDER BY order_id DESC, line DESC LIMIT 4;
UPDATE customers SET loyalty_points = 99 ORDER BY customer_id LIMIT 6;
UPDATE products SET name = 'after the cut-off' ORDER BY product_code DESC LIMIT 3;
UPDATE payments SET fee = 0.3, settled_on = '2026-11-23' ORDER BY payment_id LIMIT 2;
DELETE FROM payments ORDER BY payment_id DESC LIMIT 1;
DELETE FROM shifts WHERE employee_id IN (70001, 70003);
INSERT INTO shifts (employee_id, starts_at, hourly_wage, remarks) VALUES
    (70001, '2026-11-20 08:00:00', 22.00, 'deleted, and there again after the cut-off');
UPDATE shifts SET employee_id = 70004 WHERE employee_id = 70002;
