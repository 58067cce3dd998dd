CREATE TABLE `orders` (
  `order_id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `customer_id` int unsigned NOT NULL,
  `amount` decimal(18,4) NOT NULL,
  `created_at` datetime NOT NULL,
  PRIMARY KEY (`order_id`)
);
CREATE TABLE `customers` (
  `customer_id` int unsigned NOT NULL AUTO_INCREMENT,
  `name` varchar(100) NOT NULL,
  PRIMARY KEY (`customer_id`)
);
CREATE TABLE `sessions` (
  `id` bigint NOT NULL,
  PRIMARY KEY (`id`)
);
