/*
*********************************************************************
Trade: a shop for models of cars; the file is latin1
*********************************************************************
*/

/*!40101 SET NAMES latin1 */;

/*!40101 SET SQL_MODE=''*/;

/*!40101 SET @OLD_SQL_MODE=@@SQL_MODE, SQL_MODE='NO_AUTO_VALUE_ON_ZERO' */;
/*!40014 SET @OLD_FOREIGN_KEY_CHECKS=@@FOREIGN_KEY_CHECKS, FOREIGN_KEY_CHECKS=0 */;
DROP DATABASE IF EXISTS `handel`;
CREATE DATABASE /*!32312 IF NOT EXISTS*/`handel` /*!40100 DEFAULT CHARACTER SET latin1 */;

USE `handel`;

/*Table structure for table `kunden` */

DROP TABLE IF EXISTS `kunden`;

CREATE TABLE `kunden` (
  `kundennr` int(11) NOT NULL,
  `name` varchar(50) NOT NULL,
  `strasse` varchar(50) NOT NULL,
  `zusatz` varchar(50) DEFAULT NULL,
  `kreditlimit` decimal(10,2) DEFAULT NULL,
  PRIMARY KEY (`kundennr`),
  KEY `name` (`name`)
) ENGINE=InnoDB DEFAULT CHARSET=latin1;

/*Data for the table `kunden` */

insert  into `kunden`(`kundennr`,`name`,`strasse`,`zusatz`,`kreditlimit`) values 
(103,'Alpha Cognac 0','Straße 0; \"rear\"',NULL,434640.97)
,
(104,'Baane Mini Imports 1','Rue 1; \"rear\"','2. Stock',202466.33)
,
(105,'Mini Gifts Distributors Ltd. 2','Calle 2; \"rear\"','2. Stock',529923.12)
,
(106,'Müller & Söhne 3','Straße 3; \"rear\"','2. Stock',873669.46)
,
(107,'L\'ordine Souveniers 4','Rue 4; \"rear\"',NULL,64808.94)
,
(108,'Québec Home Shopping 5','Calle 5; \"rear\"','2. Stock',97222.33)
,
(109,'O\'Brien; Sons 6','Straße 6; \"rear\"','2. Stock',719248.65)
,
(110,'Alpha Cognac 7','Rue 7; \"rear\"','2. Stock',126339.20)
,
(111,'Baane Mini Imports 8','Calle 8; \"rear\"',NULL,490819.35)
,
(112,'Mini Gifts Distributors Ltd. 9','Straße 9; \"rear\"','2. Stock',782204.82)
,
(113,'Müller & Söhne 10','Rue 10; \"rear\"','2. Stock',77844.83)
,
(114,'L\'ordine Souveniers 11','Calle 11; \"rear\"','2. Stock',681068.71)
,
(115,'Québec Home Shopping 12','Straße 12; \"rear\"',NULL,288163.02)
,
(116,'O\'Brien; Sons 13','Rue 13; \"rear\"','2. Stock',50325.82)
,
(117,'Alpha Cognac 14','Calle 14; \"rear\"','2. Stock',115356.42)
,
(118,'Baane Mini Imports 15','Straße 15; \"rear\"','2. Stock',582029.38)
,
(119,'Mini Gifts Distributors Ltd. 16','Rue 16; \"rear\"',NULL,561261.16)
,
(120,'Müller & Söhne 17','Calle 17; \"rear\"','2. Stock',93758.36)
,
(121,'L\'ordine Souveniers 18','Straße 18; \"rear\"','2. Stock',323012.41)
,
(122,'Québec Home Shopping 19','Rue 19; \"rear\"','2. Stock',121752.94)
,
(123,'O\'Brien; Sons 20','Calle 20; \"rear\"',NULL,739603.10)
,
(124,'Alpha Cognac 21','Straße 21; \"rear\"','2. Stock',569780.01)
,
(125,'Baane Mini Imports 22','Rue 22; \"rear\"','2. Stock',79336.77)
,
(126,'Mini Gifts Distributors Ltd. 23','Calle 23; \"rear\"','2. Stock',758939.10)
,
(127,'Müller & Söhne 24','Straße 24; \"rear\"',NULL,166164.17)
,
(128,'L\'ordine Souveniers 25','Rue 25; \"rear\"','2. Stock',299626.26)
,
(129,'Québec Home Shopping 26','Calle 26; \"rear\"','2. Stock',846411.77)
,
(130,'O\'Brien; Sons 27','Straße 27; \"rear\"','2. Stock',842126.61)
,
(131,'Alpha Cognac 28','Rue 28; \"rear\"',NULL,782485.19)
,
(132,'Baane Mini Imports 29','Calle 29; \"rear\"','2. Stock',83029.83)
,
(133,'Mini Gifts Distributors Ltd. 30','Straße 30; \"rear\"','2. Stock',774574.46)
,
(134,'Müller & Söhne 31','Rue 31; \"rear\"','2. Stock',785900.39)
,
(135,'L\'ordine Souveniers 32','Calle 32; \"rear\"',NULL,532415.52)
,
(136,'Québec Home Shopping 33','Straße 33; \"rear\"','2. Stock',66557.64)
,
(137,'O\'Brien; Sons 34','Rue 34; \"rear\"','2. Stock',296731.00)
,
(138,'Alpha Cognac 35','Calle 35; \"rear\"','2. Stock',62522.21)
,
(139,'Baane Mini Imports 36','Straße 36; \"rear\"',NULL,747142.97)
,
(140,'Mini Gifts Distributors Ltd. 37','Rue 37; \"rear\"','2. Stock',178744.21)
,
(141,'Müller & Söhne 38','Calle 38; \"rear\"','2. Stock',388707.00)
,
(142,'L\'ordine Souveniers 39','Straße 39; \"rear\"','2. Stock',562558.90)
,
(143,'Québec Home Shopping 40','Rue 40; \"rear\"',NULL,193615.89)
,
(144,'O\'Brien; Sons 41','Calle 41; \"rear\"','2. Stock',725696.31)
,
(145,'Alpha Cognac 42','Straße 42; \"rear\"','2. Stock',158098.06)
,
(146,'Baane Mini Imports 43','Rue 43; \"rear\"','2. Stock',766267.38)
,
(147,'Mini Gifts Distributors Ltd. 44','Calle 44; \"rear\"',NULL,414037.29)
,
(148,'Müller & Söhne 45','Straße 45; \"rear\"','2. Stock',751964.58)
,
(149,'L\'ordine Souveniers 46','Rue 46; \"rear\"','2. Stock',915368.52)
,
(150,'Québec Home Shopping 47','Calle 47; \"rear\"','2. Stock',242566.84)
,
(151,'O\'Brien; Sons 48','Straße 48; \"rear\"',NULL,138319.03)
,
(152,'Alpha Cognac 49','Rue 49; \"rear\"','2. Stock',780610.52)
,
(153,'Baane Mini Imports 50','Calle 50; \"rear\"','2. Stock',766657.55)
,
(154,'Mini Gifts Distributors Ltd. 51','Straße 51; \"rear\"','2. Stock',857535.14)
,
(155,'Müller & Söhne 52','Rue 52; \"rear\"',NULL,252156.22)
,
(156,'L\'ordine Souveniers 53','Calle 53; \"rear\"','2. Stock',499823.52)
,
(157,'Québec Home Shopping 54','Straße 54; \"rear\"','2. Stock',130769.10)
,
(158,'O\'Brien; Sons 55','Rue 55; \"rear\"','2. Stock',735170.17)
,
(159,'Alpha Cognac 56','Calle 56; \"rear\"',NULL,955778.89)
,
(160,'Baane Mini Imports 57','Straße 57; \"rear\"','2. Stock',84273.93)
,
(161,'Mini Gifts Distributors Ltd. 58','Rue 58; \"rear\"','2. Stock',757482.30)
,
(162,'Müller & Söhne 59','Calle 59; \"rear\"','2. Stock',79995.33);

/*Table structure for table `bueros` */

DROP TABLE IF EXISTS `bueros`;

CREATE TABLE `bueros` (
  `code` varchar(10) CHARACTER SET latin1 COLLATE latin1_bin NOT NULL,
  `ort` enum('Büro','Lager','Straßenverkauf') NOT NULL DEFAULT 'Büro' COMMENT 'das „Wo“',
  `telefon` varchar(50) NOT NULL,
  PRIMARY KEY (`code`)
) ENGINE=InnoDB DEFAULT CHARSET=latin1;

insert  into `bueros`(`code`,`ort`,`telefon`) values ('1','Büro','+49 30 1'),('2','Lager','€ \\ \' ;'),('3',DEFAULT,''),('a','Straßenverkauf','x'),('A','Büro','y');

/*Table structure for table `produktlinien` */

DROP TABLE IF EXISTS `produktlinien`;

CREATE TABLE `produktlinien` (
  `linie` varchar(50) NOT NULL,
  `text` varchar(4000) DEFAULT NULL,
  `html` mediumtext,
  `bild` mediumblob,
  PRIMARY KEY (`linie`)
) ENGINE=InnoDB DEFAULT CHARSET=latin1;

insert  into `produktlinien`(`linie`,`text`,`html`,`bild`) values ('Classic Cars','Attention car enthusiasts: Make your wildest dreams; \"come true\"',NULL,NULL),
('Motorräder','Überall; „Räder“ – 100 €',REPEAT('<p>ß;</p>',1000),0x000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F202122232425262728292A2B2C2D2E2F303132333435363738393A3B3C3D3E3F404142434445464748494A4B4C4D4E4F505152535455565758595A5B5C5D5E5F606162636465666768696A6B6C6D6E6F707172737475767778797A7B7C7D7E7F808182838485868788898A8B8C8D8E8F909192939495969798999A9B9C9D9E9FA0A1A2A3A4A5A6A7A8A9AAABACADAEAFB0B1B2B3B4B5B6B7B8B9BABBBCBDBEBFC0C1C2C3C4C5C6C7C8C9CACBCCCDCECFD0D1D2D3D4D5D6D7D8D9DADBDCDDDEDFE0E1E2E3E4E5E6E7E8E9EAEBECEDEEEFF0F1F2F3F4F5F6F7F8F9FAFBFCFDFEFF000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F202122232425262728292A2B2C2D2E2F303132333435363738393A3B3C3D3E3F404142434445464748494A4B4C4D4E4F505152535455565758595A5B5C5D5E5F606162636465666768696A6B6C6D6E6F707172737475767778797A7B7C7D7E7F808182838485868788898A8B8C8D8E8F909192939495969798999A9B9C9D9E9FA0A1A2A3A4A5A6A7A8A9AAABACADAEAFB0B1B2B3B4B5B6B7B8B9BABBBCBDBEBFC0C1C2C3C4C5C6C7C8C9CACBCCCDCECFD0D1D2D3D4D5D6D7D8D9DADBDCDDDEDFE0E1E2E3E4E5E6E7E8E9EAEBECEDEEEFF0F1F2F3F4F5F6F7F8F9FAFBFCFDFEFF000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F202122232425262728292A2B2C2D2E2F303132333435363738393A3B3C3D3E3F404142434445464748494A4B4C4D4E4F505152535455565758595A5B5C5D5E5F606162636465666768696A6B6C6D6E6F707172737475767778797A7B7C7D7E7F808182838485868788898A8B8C8D8E8F909192939495969798999A9B9C9D9E9FA0A1A2A3A4A5A6A7A8A9AAABACADAEAFB0B1B2B3B4B5B6B7B8B9BABBBCBDBEBFC0C1C2C3C4C5C6C7C8C9CACBCCCDCECFD0D1D2D3D4D5D6D7D8D9DADBDCDDDEDFE0E1E2E3E4E5E6E7E8E9EAEBECEDEEEFF0F1F2F3F4F5F6F7F8F9FAFBFCFDFEFF),
('Züge','',_binary'','');

/*Table structure for table `zahlungen` */

DROP TABLE IF EXISTS `zahlungen`;

CREATE TABLE `zahlungen` (
  `kundennr` int(11) NOT NULL,
  `scheck` varchar(50) NOT NULL,
  `datum` date NOT NULL,
  `betrag` decimal(10,2) NOT NULL,
  PRIMARY KEY (`kundennr`,`scheck`),
  CONSTRAINT `zahlungen_ibfk_1` FOREIGN KEY (`kundennr`) REFERENCES `kunden` (`kundennr`)
) ENGINE=InnoDB DEFAULT CHARSET=latin1;

insert  into `zahlungen`(`kundennr`,`scheck`,`datum`,`betrag`) values (103,'HQ336336','2004-10-19','6066.78'),(103,'JM555205','2003-06-05','14571.44'),(104,'ÄÖ-\t1','1000-01-01','-99999999.99'),(105,'','9999-12-31','99999999.99');

/*!40101 SET SQL_MODE=@OLD_SQL_MODE */;
/*!40014 SET FOREIGN_KEY_CHECKS=@OLD_FOREIGN_KEY_CHECKS */;
