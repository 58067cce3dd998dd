CREATE TABLE `orders` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `amount` decimal(18,4) NOT NULL,
  `gift` tinyint(1) NOT NULL DEFAULT '0',
  `open` tinyint(1) DEFAULT NULL,
  `paid` tinyint(1) NOT NULL,
  `rating` tinyint DEFAULT NULL,
  PRIMARY KEY (`id`),
  CONSTRAINT `open_is_truth` CHECK ((`open` in (0,1)))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `lines` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `taxed` tinyint(1) NOT NULL,
  `price` decimal(10,2) NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
