-- MySQL dump 10.13  Distrib 9.7.4, for Linux (x86_64)
--
-- Host: localhost    Database: depot
-- ------------------------------------------------------
-- Server version	9.7.4-2

/*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;
/*!40101 SET @OLD_CHARACTER_SET_RESULTS=@@CHARACTER_SET_RESULTS */;
/*!40101 SET @OLD_COLLATION_CONNECTION=@@COLLATION_CONNECTION */;
/*!50503 SET NAMES utf8mb4 */;
/*!40103 SET @OLD_TIME_ZONE=@@TIME_ZONE */;
/*!40103 SET TIME_ZONE='+00:00' */;
/*!40014 SET @OLD_UNIQUE_CHECKS=@@UNIQUE_CHECKS, UNIQUE_CHECKS=0 */;
/*!40014 SET @OLD_FOREIGN_KEY_CHECKS=@@FOREIGN_KEY_CHECKS, FOREIGN_KEY_CHECKS=0 */;
/*!40101 SET @OLD_SQL_MODE=@@SQL_MODE, SQL_MODE='NO_AUTO_VALUE_ON_ZERO' */;
/*!40111 SET @OLD_SQL_NOTES=@@SQL_NOTES, SQL_NOTES=0 */;

--
-- Current Database: `depot`
--

/*!40000 DROP DATABASE IF EXISTS `depot`*/;

CREATE DATABASE /*!32312 IF NOT EXISTS*/ `depot` /*!40100 DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci */ /*!80016 DEFAULT ENCRYPTION='N' */;

USE `depot`;

--
-- Table structure for table `hints`
--

DROP TABLE IF EXISTS `hints`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `hints` (
  `my_row_id` bigint unsigned NOT NULL AUTO_INCREMENT /*!80023 INVISIBLE */,
  `hint` varchar(100) COLLATE utf8mb4_da_0900_as_cs DEFAULT NULL,
  `since` timestamp(6) NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
  PRIMARY KEY (`my_row_id`)
) ENGINE=InnoDB AUTO_INCREMENT=3 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `hints`
--

LOCK TABLES `hints` WRITE;
/*!40000 ALTER TABLE `hints` DISABLE KEYS */;
INSERT INTO `hints` (`my_row_id`, `hint`, `since`) VALUES (1,'fragile; this side up','2026-01-02 03:04:05.678901'),(2,NULL,NULL);
/*!40000 ALTER TABLE `hints` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `item labels`
--

DROP TABLE IF EXISTS `item labels`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `item labels` (
  `id` int NOT NULL,
  `label` varchar(20) DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Table structure for table `items`
--

DROP TABLE IF EXISTS `items`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `items` (
  `item_id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `uid` binary(16) NOT NULL DEFAULT (uuid_to_bin(uuid())),
  `name` varchar(120) NOT NULL DEFAULT '' COMMENT 'what it''s called; as "printed" on the box \\ label',
  `kind` enum('box','pallet','bulk, loose') NOT NULL DEFAULT 'box',
  `tags` set('heavy','cold','a b') DEFAULT NULL,
  `attributes` json DEFAULT (json_object(_utf8mb4'zips',json_array(1,2))),
  `net` decimal(12,3) NOT NULL DEFAULT '0.000',
  `gross` decimal(14,3) GENERATED ALWAYS AS ((`net` * 1.250)) STORED,
  `label` varchar(200) GENERATED ALWAYS AS (concat(`name`,_utf8mb4' <',`item_id_text`,_utf8mb4'>')) VIRTUAL,
  `item_id_text` varchar(20) NOT NULL DEFAULT 'x',
  `secret` varchar(20) DEFAULT NULL /*!80023 INVISIBLE */,
  `active` tinyint(1) NOT NULL DEFAULT '1',
  `added` datetime(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `best_before` date DEFAULT ((curdate() + interval 1 year)),
  PRIMARY KEY (`item_id`),
  UNIQUE KEY `uid` (`uid`),
  KEY `by_name` (`name`(20) DESC,`active`),
  KEY `by_lower` ((lower(`name`))) /*!80000 INVISIBLE */,
  KEY `by_zip` ((cast(json_extract(`attributes`,_utf8mb4'$.zips') as unsigned array))),
  FULLTEXT KEY `words` (`name`) /*!50100 WITH PARSER `ngram` */ ,
  CONSTRAINT `net_positive` CHECK ((`net` >= 0)),
  CONSTRAINT `name_short` CHECK ((char_length(`name`) < 100)) /*!80016 NOT ENFORCED */
) ENGINE=InnoDB AUTO_INCREMENT=4 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci ROW_FORMAT=DYNAMIC COMMENT='things; that are kept';
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `items`
--

LOCK TABLES `items` WRITE;
/*!40000 ALTER TABLE `items` DISABLE KEYS */;
INSERT INTO `items` (`item_id`, `uid`, `name`, `kind`, `tags`, `attributes`, `net`, `item_id_text`, `secret`, `active`, `added`, `best_before`) VALUES (1,0x00FF0A0D271A5C2700010203040506FF,'Crate; DROP TABLE items; --','box','heavy,cold','{\"zips\": [12, 34], \"note\": \"a;b\"}',0.000,'1',NULL,1,'2026-01-02 03:04:05.481','2027-01-02'),(2,0x00000000000000000000000000000000,'O\'Brien \\ /* not a comment','pallet',NULL,NULL,999999999.999,'2','s3cret',0,'1000-01-01 00:00:00.000',NULL),(18446744073709551615,0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF,'größe 😀','box','','{\"zips\": []}',1.001,'3','',127,'9999-12-31 23:59:59.999','9999-12-31');
/*!40000 ALTER TABLE `items` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `measures`
--

DROP TABLE IF EXISTS `measures`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `measures` (
  `id` mediumint unsigned NOT NULL,
  `ratio` float DEFAULT NULL,
  `share` float(7,4) DEFAULT NULL,
  `value` double DEFAULT NULL,
  `exactly` decimal(65,30) DEFAULT NULL,
  `padded` decimal(8,2) unsigned zerofill DEFAULT NULL,
  `code` int(8) unsigned zerofill NOT NULL DEFAULT '00000007',
  `bits` bit(10) DEFAULT b'1010',
  `took` time(6) DEFAULT NULL,
  `year` year DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `measures`
--

LOCK TABLES `measures` WRITE;
/*!40000 ALTER TABLE `measures` DISABLE KEYS */;
INSERT INTO `measures` VALUES (0,NULL,NULL,NULL,NULL,NULL,00000000,NULL,NULL,NULL),(1,1.5,123.4567,1.7976931348623157e308,99999999999999999999999999999999999.999999999999999999999999999999,000123.40,00000042,b'1111111111','838:59:59.000000',2155),(16777215,-0.1,-999.9999,5e-324,-0.000000000000000000000000000001,999999.99,4294967295,b'0','-838:59:59.000000',1901);
/*!40000 ALTER TABLE `measures` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `moves`
--

DROP TABLE IF EXISTS `moves`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `moves` (
  `move_id` bigint NOT NULL,
  `day` date NOT NULL,
  `item_id` bigint unsigned NOT NULL,
  `payload` json NOT NULL,
  PRIMARY KEY (`move_id`,`day`),
  KEY `item` (`item_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci
/*!50100 PARTITION BY RANGE (to_days(`day`))
SUBPARTITION BY HASH (to_days(`day`))
SUBPARTITIONS 2
(PARTITION p2025 VALUES LESS THAN (739982) ENGINE = InnoDB,
 PARTITION rest VALUES LESS THAN MAXVALUE ENGINE = InnoDB) */;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `moves`
--

LOCK TABLES `moves` WRITE;
/*!40000 ALTER TABLE `moves` DISABLE KEYS */;
INSERT INTO `moves` VALUES (-9223372036854775808,'2025-12-31',1,'{}'),(1,'2026-01-01',2,'[1, 2.5, null, \"x;y\"]'),(9223372036854775807,'9999-12-31',18446744073709551615,'\"text\"');
/*!40000 ALTER TABLE `moves` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Temporary view structure for view `net_by_kind`
--

DROP TABLE IF EXISTS `net_by_kind`;
/*!50001 DROP VIEW IF EXISTS `net_by_kind`*/;
SET @saved_cs_client     = @@character_set_client;
/*!50503 SET character_set_client = utf8mb4 */;
/*!50001 CREATE VIEW `net_by_kind` AS SELECT 
 1 AS `kind`,
 1 AS `net`*/;
SET character_set_client = @saved_cs_client;

--
-- Table structure for table `price_list`
--

DROP TABLE IF EXISTS `price_list`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `price_list` (
  `id` int NOT NULL,
  `unit-price` decimal(10,2) DEFAULT NULL,
  `größe.cm` int DEFAULT NULL,
  `net, (gross)` int DEFAULT NULL,
  `currency` char(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'EUR',
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `price_list`
--

LOCK TABLES `price_list` WRITE;
/*!40000 ALTER TABLE `price_list` DISABLE KEYS */;
INSERT INTO `price_list` VALUES (1,1.50,3,4,'EUR'),(2,NULL,NULL,NULL,'CHF');
/*!40000 ALTER TABLE `price_list` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `samples`
--

DROP TABLE IF EXISTS `samples`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `samples` (
  `at` double NOT NULL,
  `value` int DEFAULT NULL,
  PRIMARY KEY (`at`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Table structure for table `shelves`
--

DROP TABLE IF EXISTS `shelves`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `shelves` (
  `id` int NOT NULL AUTO_INCREMENT,
  `place` point NOT NULL /*!80003 SRID 4326 */,
  `outline` polygon DEFAULT NULL,
  `embedding` vector(3) DEFAULT NULL,
  `price_id` int DEFAULT NULL,
  `item_id` bigint unsigned DEFAULT NULL,
  `opened` time(2) DEFAULT '08:00:00.00',
  `note` text,
  `select` int DEFAULT '-1',
  PRIMARY KEY (`id`),
  SPATIAL KEY `place` (`place`),
  KEY `price_id` (`price_id`),
  KEY `item_id` (`item_id`) COMMENT 'why not',
  CONSTRAINT `shelf_item` FOREIGN KEY (`item_id`) REFERENCES `items` (`item_id`) ON DELETE SET NULL ON UPDATE RESTRICT,
  CONSTRAINT `shelf_price` FOREIGN KEY (`price_id`) REFERENCES `price_list` (`id`)
) ENGINE=InnoDB AUTO_INCREMENT=3 DEFAULT CHARSET=latin1;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `shelves`
--

LOCK TABLES `shelves` WRITE;
/*!40000 ALTER TABLE `shelves` DISABLE KEYS */;
INSERT INTO `shelves` VALUES (1,0xE6100000010100000000000000000034400000000000002440,NULL,0x0000803F0000004000004040,NULL,1,'08:00:00.00','é; ü','-1'),(2,0xE61000000101000000000000000000F03F0000000000000040,NULL,NULL,NULL,NULL,NULL,'create table fake (id int);',2147483647);
/*!40000 ALTER TABLE `shelves` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `words`
--

DROP TABLE IF EXISTS `words`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `words` (
  `lang` char(2) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `word` varchar(60) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  `cyrillic` varchar(20) CHARACTER SET koi8u COLLATE koi8u_general_ci DEFAULT NULL,
  `meaning` mediumtext CHARACTER SET cp1251 COLLATE cp1251_general_ci,
  `sound` longblob,
  UNIQUE KEY `word` (`lang`,`word`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `words`
--

LOCK TABLES `words` WRITE;
/*!40000 ALTER TABLE `words` DISABLE KEYS */;
INSERT INTO `words` VALUES ('de','Straße','вулиця','улица',_binary '\0\n\r\\\'\"\Z ;--'),('en','Road',NULL,NULL,NULL),('en','road','','','');
/*!40000 ALTER TABLE `words` ENABLE KEYS */;
UNLOCK TABLES;
/*!50003 SET @saved_cs_client      = @@character_set_client */ ;
/*!50003 SET @saved_cs_results     = @@character_set_results */ ;
/*!50003 SET @saved_col_connection = @@collation_connection */ ;
/*!50003 SET character_set_client  = utf8mb4 */ ;
/*!50003 SET character_set_results = utf8mb4 */ ;
/*!50003 SET collation_connection  = utf8mb4_0900_ai_ci */ ;
/*!50003 SET @saved_sql_mode       = @@sql_mode */ ;
/*!50003 SET sql_mode              = 'STRICT_TRANS_TABLES,NO_ENGINE_SUBSTITUTION' */ ;
DELIMITER ;;
/*!50003 CREATE*/ /*!50017 DEFINER=`root`@`localhost`*/ /*!50003 TRIGGER `moves_before_insert` BEFORE INSERT ON `moves` FOR EACH ROW begin
  if new.payload is null then set new.payload = '{}'; end if; /* never; mind */
end */;;
DELIMITER ;
/*!50003 SET sql_mode              = @saved_sql_mode */ ;
/*!50003 SET character_set_client  = @saved_cs_client */ ;
/*!50003 SET character_set_results = @saved_cs_results */ ;
/*!50003 SET collation_connection  = @saved_col_connection */ ;

--
-- Dumping events for database 'depot'
--
/*!50106 SET @save_time_zone= @@TIME_ZONE */ ;
/*!50106 DROP EVENT IF EXISTS `yearly` */;
DELIMITER ;;
/*!50003 SET time_zone             = 'SYSTEM' */ ;;
/*!50106 CREATE*/ /*!50117 DEFINER=`root`@`localhost`*/ /*!50106 EVENT `yearly` ON SCHEDULE EVERY 1 YEAR STARTS '2099-01-01 00:00:00' ON COMPLETION NOT PRESERVE DISABLE DO delete from moves where day < '2020-01-01' */ ;;
DELIMITER ;
/*!50106 SET TIME_ZONE= @save_time_zone */ ;

--
-- Dumping routines for database 'depot'
--
/*!50003 DROP PROCEDURE IF EXISTS `refill` */;
DELIMITER ;;
CREATE DEFINER=`root`@`localhost` PROCEDURE `refill`(in n int)
begin
  declare i int default 0;
  create temporary table if not exists scratch (id int);
  while i < n do set i = i + 1; end while;
end ;;
DELIMITER ;

--
-- Current Database: `depot`
--

USE `depot`;

--
-- Final view structure for view `net_by_kind`
--

/*!50001 DROP VIEW IF EXISTS `net_by_kind`*/;
/*!50001 CREATE ALGORITHM=UNDEFINED */
/*!50013 DEFINER=`root`@`localhost` SQL SECURITY DEFINER */
/*!50001 VIEW `net_by_kind` AS select `items`.`kind` AS `kind`,sum(`items`.`net`) AS `net` from `items` group by `items`.`kind` */;
/*!40103 SET TIME_ZONE=@OLD_TIME_ZONE */;

/*!40101 SET SQL_MODE=@OLD_SQL_MODE */;
/*!40014 SET FOREIGN_KEY_CHECKS=@OLD_FOREIGN_KEY_CHECKS */;
/*!40014 SET UNIQUE_CHECKS=@OLD_UNIQUE_CHECKS */;
/*!40101 SET CHARACTER_SET_CLIENT=@OLD_CHARACTER_SET_CLIENT */;
/*!40101 SET CHARACTER_SET_RESULTS=@OLD_CHARACTER_SET_RESULTS */;
/*!40101 SET COLLATION_CONNECTION=@OLD_COLLATION_CONNECTION */;
/*!40111 SET SQL_NOTES=@OLD_SQL_NOTES */;

-- Dump completed on 2026-01-02  3:04:05
