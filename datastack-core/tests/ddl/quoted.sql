/* A dump with ANSI quotes; it's hostile about quoting: ' " ` ; */
USE `odd; "db"`;
CREATE TABLE "order-lines" ( /* first; comment */
  "id" int NOT NULL, -- it's the key; really
  "a`b" varchar(10) DEFAULT 'x;y', # "hash
  "quote""d" enum('a;','b''c','d\'e','f,g','ÄÖ','\\') NOT NULL DEFAULT 'b''c',
  "größe 📏" decimal(5,2) NOT NULL COMMENT 'in „Metern“; /* no comment */ -- nor this',
  `key` int/*!80023 INVISIBLE*/,
  `primary` int DEFAULT NULL,
  1st_column int,
  period int,
  PRIMARY KEY ("id"),
  UNIQUE KEY "größe" ("größe 📏", `a``b`)
) COMMENT "the table's comment; and \" more";

CREATE TABLE other_db.`weird.name` (`x` int /* a
comment of
lines */ NOT NULL,`y` char(1) DEFAULT '''') /*! ENGINE=Aria */;
CREATE TABLE/**/tight(a int,b int,key(a),constraint c unique(b),primary key(a,b))charset=utf8;
insert into tight values (1, 'CREATE TABLE fake1 (a int);'), (2, "it''s; \"CREATE TABLE fake2 (a int);"), (3, '\\'), (4, '');
insert into tight values (1,2); create table after_insert (a int primary key); 
DELIMITER $$
create table dollars (a int not null primary key)$$
delimiter ;
create table last_one (a int not null, primary key (a))
