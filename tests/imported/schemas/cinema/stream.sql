INSERT INTO performer (performer_id, given_name, family_name) VALUES (4, 'LATE', 'COMER');
INSERT INTO film (title, description, language_id, rating, features) VALUES ('STREAMED', 'by a trigger too; twice', 1, 'PG-13', 'Trailers');
UPDATE film SET title = 'ACADEMY again', features = 'Commentaries', release_year = 1999 WHERE film_id = 1;
UPDATE clerk SET picture = 0x00FF27225C3B0A0D1A00, active = 0 WHERE clerk_id = 2;
DELETE FROM rental WHERE rental_id = 1;
INSERT INTO rental VALUES (7, '2024-02-29 12:00:00', 3, NULL, 2, 1.05);
UPDATE house SET location = ST_GeomFromText('POINT(1 2)'), street2 = 'Hinterhaus' WHERE house_id = 2;
DELETE FROM film_performer WHERE film_id = 4;
