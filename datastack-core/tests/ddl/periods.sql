CREATE TABLE `bookings` (
  `room` int(11) NOT NULL,
  `s` date NOT NULL,
  `e` date NOT NULL,
  PERIOD FOR `stay` (`s`, `e`),
  PRIMARY KEY (`room`,`stay` WITHOUT OVERLAPS)
) ENGINE=InnoDB;
CREATE TABLE `seats` (
  `id` int(11) NOT NULL,
  `note` varchar(9) DEFAULT NULL,
  `s` date NOT NULL,
  `e` date NOT NULL,
  PERIOD FOR `stay` (`s`, `e`),
  PRIMARY KEY (`id`),
  UNIQUE KEY `u` (`note`,`stay` WITHOUT OVERLAPS)
) ENGINE=InnoDB;
CREATE TABLE `plain` (`id` int(11) NOT NULL, PRIMARY KEY (`id`)) ENGINE=InnoDB;
