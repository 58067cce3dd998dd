INSERT INTO accounts VALUES ('CZ-6', 'Dvořák', 'a;', 1);
UPDATE accounts SET owner = 'ł' WHERE number = 'AT-2';
DELETE FROM accounts WHERE number = '';
INSERT INTO entries (account, amount, booked, note, stamp) VALUES ('CZ-6', 1.5, '2026-03-01', '😀', '2026-03-01 00:00:00.123');
UPDATE entries SET position = 1, note = 'changed' WHERE id = 2;
DELETE FROM entries_old WHERE id = 1;
UPDATE couples SET a = 7 WHERE b = 2;
INSERT INTO dollars VALUES (2, 'y');
INSERT INTO last_one VALUES (1, 'late'), (2, NULL);
