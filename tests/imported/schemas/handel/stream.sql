INSERT INTO kunden VALUES (1, 'Späte Gäste', 'Ring 1', '…', 0.01);
UPDATE kunden SET zusatz = '€', kreditlimit = -99999999.99 WHERE kundennr < 110;
DELETE FROM kunden WHERE kundennr > 160;
UPDATE bueros SET ort = 'Straßenverkauf' WHERE code = '1';
UPDATE produktlinien SET bild = 0x00FF, html = 'é' WHERE linie = 'Züge';
INSERT INTO zahlungen VALUES (106, 'neu', '2026-03-01', 1);
DELETE FROM zahlungen WHERE kundennr = 103;
