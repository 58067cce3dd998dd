-- a table zoo
CREATE TABLE `wp` (
  `ID` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `d` datetime NOT NULL DEFAULT '0000-00-00 00:00:00',
  `y2` year(2) DEFAULT NULL,
  `e` enum('a','b') NOT NULL DEFAULT '',
  `i0` int(0) NULL DEFAULT NULL COMMENT 'x',
  `ts` timestamp(0) NULL DEFAULT NULL ON UPDATE CURRENT_TIMESTAMP(0),
  `dt` datetime(0) NULL DEFAULT CURRENT_TIMESTAMP,
  `f` float(10,0) UNSIGNED DEFAULT '0',
  `n` numeric(19,0) DEFAULT NULL,
  `vb` varbinary(767) NOT NULL DEFAULT '',
  `b14` binary(14) NOT NULL DEFAULT '19700101000000',
  `tb` tinyblob NOT NULL,
  `bin` varchar(255) binary NOT NULL default '',
  `ut` char(36) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL DEFAULT (uuid()),
  `x` varchar(10) DEFAULT "dq",
  `hex` int DEFAULT 0x1F,
  `bit` bit(8) DEFAULT 0b101,
  `neg` int DEFAULT - 1,
  `col` varchar(5) COLLATE utf8_unicode_ci,
  `gs` varchar(50) AS (concat(`x`, 'a')) PERSISTENT,
  `fk` int REFERENCES other(id) ON DELETE CASCADE,
  `t` time DEFAULT '00:00:00',
  `js` json NOT NULL DEFAULT ('{}'),
  `nn` national varchar(10),
  `lv` long varchar,
  `dp` double precision unsigned,
  `txt` text(500) CHARACTER SET latin1,
  `u` varchar(3000) CHARACTER SET utf8mb3 NOT NULL,
  PRIMARY KEY (`ID`) USING BTREE,
  UNIQUE INDEX `k`(`x` ASC) USING BTREE COMMENT 'y',
  KEY `h` USING HASH (`i0`),
  FULLTEXT INDEX `ft` (`txt`),
  INDEX (`n`), INDEX (`n`),
  FOREIGN KEY `fkname` (`i0`) REFERENCES `other` (`id`) MATCH FULL ON DELETE SET NULL,
  CONSTRAINT CHECK (`i0` > 0), CHECK (`neg` in (1,2,')'))
) ENGINE = InnoDB AUTO_INCREMENT = 1 CHARACTER SET = utf8 COLLATE = utf8_general_ci COMMENT = 'a;b' ROW_FORMAT = Dynamic, MAX_ROWS=1000000000 AVG_ROW_LENGTH=100 CHECKSUM=1 DELAY_KEY_WRITE=1 TABLESPACE `innodb_system` COMPRESSION='zlib' ENGINE_ATTRIBUTE='{}' PACK_KEYS=1 STATS_PERSISTENT=0 STATS_AUTO_RECALC=DEFAULT KEY_BLOCK_SIZE=8 DATA DIRECTORY='/x' INDEX DIRECTORY='/y' INSERT_METHOD=LAST UNION=(`a`,`b`) START TRANSACTION;
CREATE TABLE other (id int primary key) TYPE=MyISAM;
CREATE TABLE IF NOT EXISTS ndb (id int primary key) PARTITION BY KEY(id) PARTITIONS 4;
CREATE TABLE part2 (id int, c date, primary key (id, c)) PARTITION BY LIST COLUMNS(id) (PARTITION a VALUES IN (1,2), PARTITION b VALUES IN (3));
create table s (select 1 as a);
create table t select * from other;
create table Sel (id int primary key, `name` varchar(5)) as select 1 as id;
CREATE VIEW v1 AS SELECT 1; CREATE OR REPLACE ALGORITHM=MERGE VIEW db2.v2 AS SELECT 2;
CREATE TABLE `json` (id int primary key, key1 int, `key` int, primary_x int, index_x int, check_ int, period int, vector vector(3));
CREATE TABLE g (id serial, b bool, r real, f4 float4, x char byte, primary key(id));
CREATE TABLE gg (a int not null, b int, unique (a,b), unique key (b), unique key z (a desc));
ALTER TABLE other ADD COLUMN (x int, y int), ADD INDEX (x), ENGINE=InnoDB, CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_bin, ALTER COLUMN x SET DEFAULT 5, ORDER BY id, ALGORITHM=INPLACE, LOCK=NONE;
ALTER TABLE other DROP COLUMN x, RENAME INDEX a TO b, DROP CHECK foo, DROP CONSTRAINT bar, DROP FOREIGN KEY baz, AUTO_INCREMENT=5, COMMENT='c', ADD PARTITION (PARTITION p VALUES LESS THAN (1));
ALTER TABLE nosuch ADD x int;
ALTER DATABASE x CHARACTER SET latin1; ALTER VIEW v1 AS SELECT 3; ALTER EVENT e DISABLE;
CREATE UNIQUE INDEX ui ON other (y) USING BTREE; CREATE INDEX n ON nosuch (a);
CREATE SPATIAL REFERENCE SYSTEM 4120 NAME 'x' DEFINITION 'GEOGCS[...]';
CREATE ROLE r; CREATE USER u; GRANT ALL ON *.* TO u; FLUSH PRIVILEGES;
CREATE PACKAGE BODY p AS x int; END;
BINLOG 'abc'; SIGNAL SQLSTATE '45000'; TABLE other; VALUES ROW(1); (SELECT 1);
SELECT 1\G
CREATE TABLE after_g (id int primary key);
INSERT INTO x VALUES (1)\g
CREATE TABLE after_g2 (id int primary key);
