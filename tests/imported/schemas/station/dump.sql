/*M!999999\- enable the sandbox mode */ 
-- MariaDB dump 10.19  Distrib 10.11.14-MariaDB, for debian-linux-gnu (x86_64)
--
-- Host: localhost    Database: station
-- ------------------------------------------------------
-- Server version	10.11.14-MariaDB-0+deb12u2

/*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;
/*!40101 SET @OLD_CHARACTER_SET_RESULTS=@@CHARACTER_SET_RESULTS */;
/*!40101 SET @OLD_COLLATION_CONNECTION=@@COLLATION_CONNECTION */;
/*!40101 SET NAMES utf8mb4 */;
/*!40103 SET @OLD_TIME_ZONE=@@TIME_ZONE */;
/*!40103 SET TIME_ZONE='+00:00' */;
/*!40014 SET @OLD_UNIQUE_CHECKS=@@UNIQUE_CHECKS, UNIQUE_CHECKS=0 */;
/*!40014 SET @OLD_FOREIGN_KEY_CHECKS=@@FOREIGN_KEY_CHECKS, FOREIGN_KEY_CHECKS=0 */;
/*!40101 SET @OLD_SQL_MODE=@@SQL_MODE, SQL_MODE='NO_AUTO_VALUE_ON_ZERO' */;
/*!40111 SET @OLD_SQL_NOTES=@@SQL_NOTES, SQL_NOTES=0 */;

--
-- Current Database: `station`
--

/*!40000 DROP DATABASE IF EXISTS `station`*/;

CREATE DATABASE /*!32312 IF NOT EXISTS*/ `station` /*!40100 DEFAULT CHARACTER SET latin1 COLLATE latin1_swedish_ci */;

USE `station`;

--
-- Sequence structure for `numbers`
--

DROP SEQUENCE IF EXISTS `numbers`;
CREATE SEQUENCE `numbers` start with 10 minvalue 1 maxvalue 9223372036854775806 increment by 1 cache 1000 nocycle ENGINE=InnoDB;
DO SETVAL(`numbers`, 10, 0);

--
-- Table structure for table `alerts`
--

DROP TABLE IF EXISTS `alerts`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `alerts` (
  `id` bigint(20) NOT NULL DEFAULT nextval(`station`.`numbers`),
  `raised` datetime(6) NOT NULL DEFAULT current_timestamp(6) ON UPDATE current_timestamp(6),
  `day` date DEFAULT curdate(),
  `level` enum('low','high') NOT NULL DEFAULT 'low',
  `text` text NOT NULL DEFAULT 'none; yet',
  `details` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL CHECK (json_valid(`details`)),
  `packed` blob DEFAULT NULL,
  `n` int(11) DEFAULT NULL CHECK (`n` > 0),
  `twice` int(11) GENERATED ALWAYS AS (`n` * 2) STORED,
  `shown` varchar(30) GENERATED ALWAYS AS (concat('n: ',`n`)) VIRTUAL,
  `hidden` varchar(10) INVISIBLE DEFAULT 'x',
  PRIMARY KEY (`id`),
  KEY `raised` (`raised`),
  CONSTRAINT `n_small` CHECK (`n` < 1000000)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='MariaDB''s own';
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `alerts`
--

/*!40000 ALTER TABLE `alerts` DISABLE KEYS */;
INSERT INTO `alerts` (`id`, `raised`, `day`, `level`, `text`, `details`, `packed`, `n`, `hidden`) VALUES (1,'2026-01-02 21:24:05.155472','2026-01-02','low','none; yet','{\"a\": \";\"}',NULL,1,'x'),
(2,'1000-01-01 00:00:00.000000',NULL,'high','','[]',0x00FF275C,999999,NULL),
(-9223372036854775808,'9999-12-31 23:59:59.999999','9999-12-31','high','größe 😀 \\ \'',NULL,'',NULL,'');
/*!40000 ALTER TABLE `alerts` ENABLE KEYS */;

--
-- Table structure for table `bookings`
--

DROP TABLE IF EXISTS `bookings`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `bookings` (
  `room` int(11) NOT NULL,
  `from_day` date NOT NULL,
  `to_day` date NOT NULL,
  `guest` varchar(40) DEFAULT NULL,
  PRIMARY KEY (`room`,`from_day`),
  PERIOD FOR `stay` (`from_day`, `to_day`)
) ENGINE=InnoDB DEFAULT CHARSET=latin1 COLLATE=latin1_swedish_ci
 PARTITION BY HASH (`room`)
PARTITIONS 4;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `bookings`
--

LOCK TABLES `bookings` WRITE;
/*!40000 ALTER TABLE `bookings` DISABLE KEYS */;
INSERT INTO `bookings` VALUES (1,'2026-01-01','2026-01-05','Zoë'),
(1,'2026-01-05','2026-02-01',NULL),
(2147483647,'1000-01-01','9999-12-31','');
/*!40000 ALTER TABLE `bookings` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `devices`
--

DROP TABLE IF EXISTS `devices`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `devices` (
  `id` uuid NOT NULL DEFAULT uuid(),
  `name` varchar(40) DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=latin1 COLLATE=latin1_swedish_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Table structure for table `hosts`
--

DROP TABLE IF EXISTS `hosts`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `hosts` (
  `id` int(11) NOT NULL AUTO_INCREMENT,
  `v6` inet6 DEFAULT NULL,
  `v4` inet4 DEFAULT '127.0.0.1',
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=latin1 COLLATE=latin1_swedish_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Table structure for table `prices`
--

DROP TABLE IF EXISTS `prices`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `prices` (
  `id` int(11) NOT NULL,
  `amount` decimal(5,2) DEFAULT NULL,
  `valid_from` timestamp(6) GENERATED ALWAYS AS ROW START INVISIBLE,
  `valid_to` timestamp(6) GENERATED ALWAYS AS ROW END INVISIBLE,
  PRIMARY KEY (`id`,`valid_to`),
  PERIOD FOR SYSTEM_TIME (`valid_from`, `valid_to`)
) ENGINE=InnoDB DEFAULT CHARSET=latin1 COLLATE=latin1_swedish_ci WITH SYSTEM VERSIONING;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Table structure for table `rates`
--

DROP TABLE IF EXISTS `rates`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `rates` (
  `id` int(11) NOT NULL,
  `rate` decimal(8,6) unsigned zerofill DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=latin1 COLLATE=latin1_swedish_ci WITH SYSTEM VERSIONING;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Table structure for table `readings`
--

DROP TABLE IF EXISTS `readings`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `readings` (
  `id` int(10) unsigned NOT NULL AUTO_INCREMENT,
  `device` uuid DEFAULT NULL,
  `value` double(12,3) DEFAULT NULL,
  `ok` tinyint(1) DEFAULT 1,
  `flag` bit(1) DEFAULT b'1',
  `seen` timestamp NOT NULL DEFAULT current_timestamp(),
  `note` varchar(20) DEFAULT 'ä''\\b',
  `place` point DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=Aria AUTO_INCREMENT=3 DEFAULT CHARSET=latin1 COLLATE=latin1_swedish_ci PAGE_CHECKSUM=1;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `readings`
--

LOCK TABLES `readings` WRITE;
/*!40000 ALTER TABLE `readings` DISABLE KEYS */;
INSERT INTO `readings` VALUES (1,'0b8260cd-e6bb-11f1-bf94-02fc00000000',0.001,1,b'1','2026-01-02 21:24:05','ä\'\\b',NULL),
(2,NULL,-999999999.999,NULL,NULL,'1970-01-01 00:00:01',NULL,NULL),
(4294967294,NULL,NULL,-128,'\0','2038-01-19 03:14:07','€ Œ',NULL);
/*!40000 ALTER TABLE `readings` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Temporary table structure for view `v`
--

DROP TABLE IF EXISTS `v`;
/*!50001 DROP VIEW IF EXISTS `v`*/;
SET @saved_cs_client     = @@character_set_client;
SET character_set_client = utf8mb4;
/*!50001 CREATE VIEW `v` AS SELECT
 1 AS `id`,
  1 AS `n` */;
SET character_set_client = @saved_cs_client;

--
-- Dumping routines for database 'station'
--
DELIMITER ;;
CREATE DEFINER=`root`@`localhost` FUNCTION `level_of`(n int) RETURNS varchar(4) CHARSET latin1 COLLATE latin1_swedish_ci
    DETERMINISTIC
begin
  if n > 10 then return 'high'; end if;
  return 'low';
end ;;
DELIMITER ;

--
-- Current Database: `station`
--

USE `station`;

--
-- Final view structure for view `v`
--

/*!50001 DROP VIEW IF EXISTS `v`*/;
/*!50001 CREATE ALGORITHM=UNDEFINED */
/*!50013 DEFINER=`root`@`localhost` SQL SECURITY DEFINER */
/*!50001 VIEW `v` AS select `alerts`.`id` AS `id`,`alerts`.`n` AS `n` from `alerts` */;
/*!40103 SET TIME_ZONE=@OLD_TIME_ZONE */;

/*!40101 SET SQL_MODE=@OLD_SQL_MODE */;
/*!40014 SET FOREIGN_KEY_CHECKS=@OLD_FOREIGN_KEY_CHECKS */;
/*!40014 SET UNIQUE_CHECKS=@OLD_UNIQUE_CHECKS */;
/*!40101 SET CHARACTER_SET_CLIENT=@OLD_CHARACTER_SET_CLIENT */;
/*!40101 SET CHARACTER_SET_RESULTS=@OLD_CHARACTER_SET_RESULTS */;
/*!40101 SET COLLATION_CONNECTION=@OLD_COLLATION_CONNECTION */;
/*!40111 SET SQL_NOTES=@OLD_SQL_NOTES */;

-- Dump completed on 2026-01-02 21:24:05
