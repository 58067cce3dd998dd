CREATE TABLE first_behind_a_mark (id int PRIMARY KEY);
source tables.sql
\. more tables.sql
use shop
CREATE TABLE in_shop (id int PRIMARY KEY) /* nothing; */ ;
tee log.txt
pager less
system ls; -- with the delimiter in it, this is no line of the client's
\! ls
SELECT 1, '\G' AS g\G
CREATE TABLE behind_g (id int PRIMARY KEY)\g
\d //
CREATE TABLE behind_d (id int PRIMARY KEY, note varchar(5) DEFAULT ';')//
\d ;
use `other-shop`; CREATE TABLE in_other (id int PRIMARY KEY);
source = 1;
CREATE DATABASE greek DEFAULT CHARACTER SET greek COLLATE greek_bin;
CREATE DATABASE fine COLLATE = latin2_czech_cs;
CREATE DATABASE gone;
CREATE TABLE greek.words (word varchar(5), own text CHARACTER SET utf8mb4);
CREATE TABLE fine.words (word varchar(5)) DEFAULT CHARSET utf8;
CREATE TABLE fine.more (word varchar(5));
CREATE TABLE gone.a (id int PRIMARY KEY); CREATE TABLE gone.b (id int PRIMARY KEY);
DROP DATABASE gone;
ALTER DATABASE greek CHARACTER SET latin5;
CREATE TABLE greek.later (Word varchar(5) NOT NULL, other int NOT NULL, UNIQUE (other DESC, WORD), KEY (OTHER), FOREIGN KEY (OTHER) REFERENCES Words (WORD));
CREATE VIEW greek.later_view AS SELECT 1; CREATE VIEW shop.in_shop_not AS SELECT 1;
DROP TEMPORARY TABLE IF EXISTS in_shop;
SET sql_mode = 'no_backslash_escapes';
