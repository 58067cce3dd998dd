INSERT INTO employees VALUES (20001, '2001-02-03', 'New', 'Hire', 'F', '2026-03-01');
INSERT INTO salaries VALUES (20001, 1, 'CHF', '2026-03-01', '9999-01-01'), (20001, 2, DEFAULT, '2026-04-01', '9999-01-01');
UPDATE titles SET to_date = '2026-03-01' WHERE emp_no = 10002;
UPDATE dept_emp SET dept_no = 'd001' WHERE emp_no = 10003;
DELETE FROM salaries WHERE emp_no = 10002;
INSERT INTO changes VALUES ('2026-03-01 00:00:00', 'later', '{}');
UPDATE departments SET dept_name = 'Überall' WHERE dept_no = 'd009';
DELETE FROM employees WHERE emp_no = 10001;
