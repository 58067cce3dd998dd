CREATE TABLE `contacts` (
  `contact_id` bigint NOT NULL AUTO_INCREMENT,
  `email` varchar(254) NOT NULL,
  `born_on` date DEFAULT NULL,
  PRIMARY KEY (`contact_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
CREATE TABLE `notes` (
  `note_id` bigint NOT NULL AUTO_INCREMENT,
  `contact_id` bigint NOT NULL,
  `body` text NOT NULL,
  `hours` decimal(6,2) NOT NULL,
  PRIMARY KEY (`note_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
