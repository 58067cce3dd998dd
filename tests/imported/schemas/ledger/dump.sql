/* A ledger, as a tool exported it in ANSI mode; it's hostile about quoting: ' " ` ; */
SET NAMES utf8mb4;
SET SQL_MODE='ANSI_QUOTES,NO_AUTO_VALUE_ON_ZERO';
DROP DATABASE IF EXISTS "ledger";
DROP DATABASE IF EXISTS ledger_archive;
CREATE DATABASE "ledger" DEFAULT CHARACTER SET latin2 COLLATE latin2_bin;
CREATE DATABASE ledger_archive;
USE "ledger";

CREATE TABLE "accounts" ( /* first; comment */
  "number" varchar(20) NOT NULL, -- it's the key; really
  "owner" varchar(40) DEFAULT 'x;y', # "hash
  "kind""s" enum('a;','b''c','d\'e','ÄÖ','\\') NOT NULL DEFAULT 'b''c',
  "Größe" decimal(5,2) DEFAULT NULL COMMENT 'in „Metern“; /* no comment */ -- nor this',
  PRIMARY KEY ("Number"),
  UNIQUE KEY "größe" ("Größe", "owner")
) COMMENT 'the table''s comment; and " more';

CREATE TABLE "entries" (
  "id" bigint NOT NULL AUTO_INCREMENT,
  "account" varchar(20) NOT NULL,
  "amount" decimal(19,4) NOT NULL,
  "currency" char(3) CHARACTER SET ascii NOT NULL DEFAULT 'EUR',
  "booked" date NOT NULL,
  "order" int DEFAULT NULL,
  "old" int DEFAULT NULL,
  PRIMARY KEY ("id"),
  KEY "by_account" ("ACCOUNT","booked" DESC)
);
CREATE TABLE entries_2025 LIKE "entries";
CREATE TABLE ledger_archive."entries_2024" ("id" bigint NOT NULL PRIMARY KEY);
CREATE TEMPORARY TABLE "scratch" ("id" int);
CREATE TABLE "drafts" ("id" int NOT NULL PRIMARY KEY);
CREATE TABLE "totals" (PRIMARY KEY ("account")) AS SELECT "account", SUM("amount") AS "total" FROM "entries" GROUP BY "account";
CREATE TABLE "once"("a" int,"b" int,key("a"),constraint "c" unique("b"),primary key("A","B"))charset=utf8mb4;

INSERT INTO "accounts" ("number","owner","Größe") VALUES ('DE-1','Bär; "quoted"',1.05),('AT-2',NULL,-999.99),('','',NULL),('de-1','case tells',NULL);
INSERT INTO "accounts" VALUES ('PL-3','żółć','ÄÖ',999.99),('X-4','\\','d''e',0),('X-5','''','a;',0.01);
INSERT INTO "entries" ("account","amount","booked","order") VALUES ('DE-1',-999999999999999.9999,'1000-01-01',1),('DE-1',0.0001,'9999-12-31',NULL),
('AT-2',999999999999999.9999,'2024-02-29',65535); INSERT INTO entries_2025 SELECT * FROM "entries" WHERE "id" < 3; INSERT INTO "once" VALUES (1,2),(-2147483648,2147483647);

-- What migrations made of it since
ALTER TABLE "entries" ADD COLUMN "note" varchar(100) CHARACTER SET utf8mb4 NOT NULL DEFAULT '' AFTER "amount", ADD "stamp" timestamp(3) NULL FIRST,
  DROP COLUMN "old", CHANGE COLUMN "order" "position" smallint unsigned NULL, ADD CONSTRAINT "of_account" FOREIGN KEY ("account") REFERENCES "accounts" ("number"),
  ADD INDEX ("currency"(2)), ADD CHECK ("amount" <> 0);
DROP TABLE "drafts";
RENAME TABLE "entries_2025" TO "entries_old", "once" TO "pairs";
ALTER TABLE "entries_old" MODIFY "amount" decimal(30,10) NOT NULL COMMENT 'wider', RENAME COLUMN "booked" TO "day";
ALTER TABLE "pairs" RENAME TO "couples";
CREATE UNIQUE INDEX "b_once" ON "couples" ("b" ASC);
DROP INDEX "c" ON "couples";
CREATE TABLE IF NOT EXISTS "couples" ("other" int);
DELIMITER $$
CREATE TRIGGER "t" BEFORE INSERT ON "entries" FOR EACH ROW
IF new.amount = 0 THEN
  SET new.note = 'zero;';
END IF$$
create table "dollars" ("a" int not null primary key, "b" set('x','y') character set utf8mb4)$$
delimiter ;
insert into "dollars" values (1,'x,y'),(-1,''),(0,NULL);
insert into "entries_old" ("id","account","amount","day") values (9,'AT-2',1234567890.0123456789,'2024-02-29');
create table last_one (a int not null, b text, primary key (a)) as select 7 as a, 'from a query' as b