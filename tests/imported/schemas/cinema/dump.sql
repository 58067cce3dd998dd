-- Cinema: films, copies of films, and who borrows them
-- Version 1.2

SET NAMES utf8mb4;
SET @OLD_UNIQUE_CHECKS=@@UNIQUE_CHECKS, UNIQUE_CHECKS=0;
SET @OLD_FOREIGN_KEY_CHECKS=@@FOREIGN_KEY_CHECKS, FOREIGN_KEY_CHECKS=0;
SET @OLD_SQL_MODE=@@SQL_MODE, SQL_MODE='TRADITIONAL';

DROP SCHEMA IF EXISTS cinema;
CREATE SCHEMA cinema;
USE cinema;

--
-- Table structure for table `performer`
--

CREATE TABLE performer (
  performer_id SMALLINT UNSIGNED NOT NULL AUTO_INCREMENT,
  given_name VARCHAR(45) NOT NULL,
  family_name VARCHAR(45) NOT NULL,
  changed TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
  PRIMARY KEY  (performer_id),
  KEY idx_family_name (family_name)
)ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

--
-- Table structure for table `language`
--

CREATE TABLE language (
  language_id TINYINT UNSIGNED NOT NULL AUTO_INCREMENT,
  name CHAR(20) NOT NULL,
  changed TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
  PRIMARY KEY (language_id)
)ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

--
-- Table structure for table `house`
-- Coordinates need 5.7.5
--

CREATE TABLE house (
  house_id SMALLINT UNSIGNED NOT NULL AUTO_INCREMENT,
  street VARCHAR(50) NOT NULL,
  street2 VARCHAR(50) DEFAULT NULL,
  postal_code VARCHAR(10) DEFAULT NULL,
  phone VARCHAR(20) NOT NULL,
  /*!50705 location GEOMETRY */ /*!80003 SRID 0 */ /*!50705 NOT NULL,*/
  changed TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
  PRIMARY KEY  (house_id),
  /*!50705 SPATIAL KEY `idx_location` (location),*/
  KEY idx_postal_code (postal_code(4))
)ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

--
-- Table structure for table `film`
--

CREATE TABLE film (
  film_id SMALLINT UNSIGNED NOT NULL AUTO_INCREMENT,
  title VARCHAR(128) NOT NULL,
  description TEXT DEFAULT NULL,
  release_year YEAR DEFAULT NULL,
  language_id TINYINT UNSIGNED NOT NULL,
  original_language_id TINYINT UNSIGNED DEFAULT NULL,
  rental_days TINYINT UNSIGNED NOT NULL DEFAULT 3,
  rental_rate DECIMAL(4,2) NOT NULL DEFAULT 4.99,
  length SMALLINT UNSIGNED DEFAULT NULL,
  replacement_cost DECIMAL(5,2) NOT NULL DEFAULT 19.99,
  rating ENUM('G','PG','PG-13','R','NC-17') DEFAULT 'G',
  features SET('Trailers','Commentaries','Deleted Scenes','Behind the Scenes') DEFAULT NULL,
  changed TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
  PRIMARY KEY  (film_id),
  KEY idx_title (title),
  KEY idx_language (language_id),
  KEY idx_original_language (original_language_id),
  CONSTRAINT fk_film_language FOREIGN KEY (language_id) REFERENCES language (language_id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT fk_film_original FOREIGN KEY (original_language_id) REFERENCES language (language_id) ON DELETE RESTRICT ON UPDATE CASCADE
)ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

--
-- Table structure for table `film_performer`
--

CREATE TABLE film_performer (
  performer_id SMALLINT UNSIGNED NOT NULL,
  film_id SMALLINT UNSIGNED NOT NULL,
  changed TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
  PRIMARY KEY  (performer_id,film_id),
  KEY idx_fk_film_id (`film_id`),
  CONSTRAINT fk_fp_performer FOREIGN KEY (performer_id) REFERENCES performer (performer_id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT fk_fp_film FOREIGN KEY (film_id) REFERENCES film (film_id) ON DELETE RESTRICT ON UPDATE CASCADE
)ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

--
-- Table structure for table `film_words`
--
-- InnoDB has FULLTEXT since 5.6.10; before that, MyISAM must do.
SET @old_default_storage_engine = @@default_storage_engine;
SET @@default_storage_engine = 'MyISAM';
/*!50610 SET @@default_storage_engine = 'InnoDB'*/;

CREATE TABLE film_words (
  film_id SMALLINT UNSIGNED NOT NULL,
  title VARCHAR(255) NOT NULL,
  description TEXT,
  PRIMARY KEY  (film_id),
  FULLTEXT KEY idx_words (title,description)
) DEFAULT CHARSET=utf8mb4;

SET @@default_storage_engine = @old_default_storage_engine;

--
-- Triggers that keep film_words as film is
--

DELIMITER ;;
CREATE TRIGGER `ins_film` AFTER INSERT ON `film` FOR EACH ROW BEGIN
    INSERT INTO film_words (film_id, title, description)
        VALUES (new.film_id, new.title, new.description);
  END;;


CREATE TRIGGER `upd_film` AFTER UPDATE ON `film` FOR EACH ROW BEGIN
    IF (old.title != new.title) OR (old.description != new.description) OR (old.film_id != new.film_id)
    THEN
        UPDATE film_words
            SET title=new.title, description=new.description, film_id=new.film_id
        WHERE film_id=old.film_id;
    END IF;
  END;;


CREATE TRIGGER `del_film` AFTER DELETE ON `film` FOR EACH ROW BEGIN
    DELETE FROM film_words WHERE film_id = old.film_id;
  END;;

DELIMITER ;

--
-- Table structure for table `clerk`
--

CREATE TABLE clerk (
  clerk_id TINYINT UNSIGNED NOT NULL AUTO_INCREMENT,
  name VARCHAR(45) NOT NULL,
  house_id SMALLINT UNSIGNED NOT NULL,
  picture BLOB DEFAULT NULL,
  active BOOLEAN NOT NULL DEFAULT TRUE,
  login VARCHAR(16) NOT NULL,
  password VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL,
  changed TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
  PRIMARY KEY  (clerk_id),
  KEY idx_fk_house (house_id),
  CONSTRAINT fk_clerk_house FOREIGN KEY (house_id) REFERENCES house (house_id) ON DELETE RESTRICT ON UPDATE CASCADE
)ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

--
-- Table structure for table `rental`
--

CREATE TABLE rental (
  rental_id INT NOT NULL AUTO_INCREMENT,
  rented DATETIME NOT NULL,
  film_id SMALLINT UNSIGNED NOT NULL,
  returned DATETIME DEFAULT NULL,
  clerk_id TINYINT UNSIGNED NOT NULL,
  paid DECIMAL(5,2) NOT NULL,
  PRIMARY KEY (rental_id),
  UNIQUE KEY  (rented,film_id,clerk_id),
  CONSTRAINT fk_rental_clerk FOREIGN KEY (clerk_id) REFERENCES clerk (clerk_id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT fk_rental_film FOREIGN KEY (film_id) REFERENCES film (film_id) ON DELETE RESTRICT ON UPDATE CASCADE
)ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

--
-- View structure for view `clerk_list`
--

CREATE VIEW clerk_list
AS
SELECT c.clerk_id AS ID, c.name AS name, h.street AS address, h.postal_code AS `zip code`,
	IF(c.active, _utf8mb4'active',_utf8mb4'') AS notes
FROM clerk AS c JOIN house AS h ON c.house_id = h.house_id;

--
-- View structure for view `film_list`
--

CREATE DEFINER=CURRENT_USER SQL SECURITY INVOKER VIEW film_list
AS
SELECT film.film_id AS FID, film.title AS title, film.rental_rate AS price,
GROUP_CONCAT(CONCAT(performer.given_name, _utf8mb4' ; ', performer.family_name) SEPARATOR ', ') AS performers
FROM film JOIN film_performer ON film.film_id = film_performer.film_id
	JOIN performer ON film_performer.performer_id = performer.performer_id
GROUP BY film.film_id;

--
-- Procedure structure for procedure `takings`
--

DELIMITER //

CREATE PROCEDURE takings (
    IN min_rentals TINYINT UNSIGNED
    , OUT count_clerks INT
)
LANGUAGE SQL
NOT DETERMINISTIC
READS SQL DATA
SQL SECURITY DEFINER
COMMENT 'What came in; who took it'
proc: BEGIN

    DECLARE last_month_start DATE;

    /* Some sanity checks... */
    IF min_rentals = 0 THEN
        SELECT 'Minimum must be > 0';
        LEAVE proc;
    END IF;

    CREATE TEMPORARY TABLE tmp_clerk (clerk_id TINYINT UNSIGNED NOT NULL PRIMARY KEY);
    INSERT INTO tmp_clerk (clerk_id) SELECT clerk_id FROM rental GROUP BY clerk_id HAVING COUNT(*) > min_rentals;
    SELECT COUNT(*) FROM tmp_clerk INTO count_clerks;
    DROP TABLE tmp_clerk;
END //

DELIMITER ;

DELIMITER $$

CREATE FUNCTION is_out(p_film_id INT) RETURNS BOOLEAN
READS SQL DATA
BEGIN
    DECLARE EXIT HANDLER FOR NOT FOUND RETURN FALSE;
    RETURN EXISTS (SELECT 1 FROM rental WHERE film_id = p_film_id AND returned IS NULL);
END $$

DELIMITER ;

SET AUTOCOMMIT=0;

INSERT INTO performer VALUES (1,'PENELOPE','O\'HARA','2006-02-15 04:34:33'),
(2,'NICK','WAHLBERG; DROP TABLE film','1970-01-01 00:00:01'),
(3,'ED','Gro√ümann','2038-01-19 03:14:07'),
(65535,'','','2024-02-29 23:59:59');
COMMIT;

INSERT INTO language VALUES (1,'English','2006-02-15 05:02:19'),(2,'Fran√ßais  ','2006-02-15 05:02:19'),(255,'Êó•Êú¨Ë™û','2006-02-15 05:02:19');
COMMIT;

INSERT INTO house VALUES (1,'47 MySakura Drive',NULL,'','',/*!50705 0x0000000001010000003E0A325D63345CC0761FDB8D99D94840,*/'2014-09-25 22:30:27'),
(2,'28 Road',NULL,'12345-6789','+1 (555) 14033335568',/*!50705 0x0000000001010000008E10D4DF812463404EE08C5022A23BC0,*/'2014-09-25 22:30:09');
COMMIT;

INSERT INTO film VALUES (1,'ACADEMY "DINOSAUR"','A Epic Drama of a Feminist\n And a Mad Scientist; \'quoted\' -- not a comment',2006,1,NULL,6,'0.99',86,'20.99','PG','Deleted Scenes,Behind the Scenes','2006-02-15 05:03:42'),
(2,'ACE /* GOLDFINGER */',NULL,1901,1,2,3,'99.99',NULL,'999.99','NC-17','','2006-02-15 05:03:42'),
(3,'# ADAPTATION','',2155,255,NULL,255,'-99.99',65535,'-999.99','PG-13','Trailers,Commentaries,Deleted Scenes,Behind the Scenes','2006-02-15 05:03:42'),
(4,'Gr√∂√üe üìΩ \\ \% \_',REPEAT('long; ',200),NULL,2,1,0,'0.00',0,'0.00',NULL,NULL,'2006-02-15 05:03:42');
COMMIT;

INSERT INTO film_performer VALUES (1,1,'2006-02-15 05:05:03'),(1,2,'2006-02-15 05:05:03'),(2,3,'2006-02-15 05:05:03'),(65535,4,'2006-02-15 05:05:03');
COMMIT;

INSERT INTO clerk VALUES (1,'Mike',1,_binary 'âPNG\n\n\0\0ˇ˛;\'\"--√( /* ‚Ç */ ü#ÄÅ',1,'Mike','8cb2237d0679ca88db6464eac60da96345513964','2006-02-15 03:57:16'),
(2,'Jon',2,NULL,0,'Jon',NULL,'2006-02-15 03:57:16'),
(3,'Zo√´',2,_binary '',1,'zoe','','2006-02-15 03:57:16');
COMMIT;

INSERT INTO rental VALUES (1,'2005-05-24 22:53:30',1,'2005-05-26 22:04:30',1,'2.99'),(2,'1000-01-01 00:00:00',2,'9999-12-31 23:59:59',2,'0.00'),
(2147483647,'2005-05-24 23:03:39',3,NULL,3,'-999.99'),(-5,'2005-05-24 23:04:41',4,NULL,1,'999.99');
COMMIT;

SET AUTOCOMMIT=1;
SET SQL_MODE=@OLD_SQL_MODE;
SET FOREIGN_KEY_CHECKS=@OLD_FOREIGN_KEY_CHECKS;
SET UNIQUE_CHECKS=@OLD_UNIQUE_CHECKS;
