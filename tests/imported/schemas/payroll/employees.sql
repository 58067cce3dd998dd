INSERT INTO `employees` VALUES (10001,'1953-09-02','Georgi','Facello','M','1986-06-26'),
(10002,'1000-01-01','Bezalel','O''Simmel','F','1985-11-21'),
(10003,'1970-01-01','Parto','Bamford','M','9999-12-31'),
(-1,'1899-12-31','','','F','1900-01-01'),
(2147483647,'2299-12-31','Größe','Ümläüt','F','2300-01-01');
INSERT INTO `employees` VALUES (10004,'1582-10-15','Chirstian','Koblick','M','1986-12-01');
