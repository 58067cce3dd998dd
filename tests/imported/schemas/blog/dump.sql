-- phpMyAdmin SQL Dump
-- version 5.2.1
-- https://www.phpmyadmin.net/
--
-- Host: localhost:3306
-- Generation Time: Mar 01, 2026 at 08:30 AM
-- Server version: 9.4.0
-- PHP Version: 8.3.6

SET SQL_MODE = "NO_AUTO_VALUE_ON_ZERO";
START TRANSACTION;
SET time_zone = "+00:00";


/*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;
/*!40101 SET @OLD_CHARACTER_SET_RESULTS=@@CHARACTER_SET_RESULTS */;
/*!40101 SET @OLD_COLLATION_CONNECTION=@@COLLATION_CONNECTION */;
/*!40101 SET NAMES utf8mb4 */;

--
-- Database: `blog`
--
DROP DATABASE IF EXISTS `blog`;
CREATE DATABASE IF NOT EXISTS `blog` DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
USE `blog`;

-- --------------------------------------------------------

--
-- Table structure for table `pb_comments`
--

CREATE TABLE `pb_comments` (
  `comment_ID` bigint(20) UNSIGNED NOT NULL,
  `comment_post_ID` bigint(20) UNSIGNED NOT NULL DEFAULT 0,
  `comment_author` tinytext NOT NULL,
  `comment_author_email` varchar(100) NOT NULL DEFAULT '',
  `comment_date` datetime NOT NULL DEFAULT '0000-00-00 00:00:00',
  `comment_content` text NOT NULL,
  `comment_karma` int(11) NOT NULL DEFAULT 0,
  `comment_approved` varchar(20) NOT NULL DEFAULT '1'
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

--
-- Dumping data for table `pb_comments`
--

INSERT INTO `pb_comments` (`comment_ID`, `comment_post_ID`, `comment_author`, `comment_author_email`, `comment_date`, `comment_content`, `comment_karma`, `comment_approved`) VALUES
(1, 1, 'A Commenter', 'pat@example.com', '2026-03-01 08:30:00', 'Hi, this is a comment.\r\nTo get started; please visit the <a href=\"https://example.com/?a=1&amp;b=2\">dashboard</a>.', 0, '1'),
(18446744073709551615, 1, '😀 O\'Brien', '', '1000-01-01 00:00:00', '', -2147483648, 'spam');

-- --------------------------------------------------------

--
-- Table structure for table `pb_options`
--

CREATE TABLE `pb_options` (
  `option_id` bigint(20) UNSIGNED NOT NULL,
  `option_name` varchar(191) NOT NULL DEFAULT '',
  `option_value` longtext NOT NULL,
  `autoload` varchar(20) NOT NULL DEFAULT 'yes'
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

INSERT INTO `pb_options` (`option_id`, `option_name`, `option_value`, `autoload`) VALUES
(1, 'siteurl', 'https://example.com', 'on'),
(2, 'cron', 'a:2:{i:1772353800;a:1:{s:8:\"run;once\";a:1:{s:32:\"40cd750bba9870f18aada2478b24840a\";b:1;}}s:7:\"version\";i:2;}', 'on'),
(3, 'path', 'C:\\www\\blog\\', 'off'),
(4, 'CREATE TABLE `fake` (id int);', '-- \n# \n/* ', 'no');

-- --------------------------------------------------------

--
-- Table structure for table `pb_postmeta`
--

CREATE TABLE `pb_postmeta` (
  `meta_id` bigint(20) UNSIGNED NOT NULL,
  `post_id` bigint(20) UNSIGNED NOT NULL DEFAULT 0,
  `meta_key` varchar(255) DEFAULT NULL,
  `meta_value` longtext DEFAULT NULL
) ENGINE=MyISAM DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

INSERT INTO `pb_postmeta` (`meta_id`, `post_id`, `meta_key`, `meta_value`) VALUES
(1, 2, '_template', 'default'),
(2, 2, NULL, NULL),
(3, 3, 'ключ', 'значение — \"');

-- --------------------------------------------------------

--
-- Table structure for table `pb_posts`
--

CREATE TABLE `pb_posts` (
  `ID` bigint(20) UNSIGNED NOT NULL,
  `post_author` bigint(20) UNSIGNED NOT NULL DEFAULT 0,
  `post_date` datetime NOT NULL DEFAULT '0000-00-00 00:00:00',
  `post_expires` datetime DEFAULT '0000-00-00 00:00:00',
  `post_content` longtext NOT NULL,
  `post_title` text NOT NULL,
  `post_status` varchar(20) NOT NULL DEFAULT 'publish',
  `post_name` varchar(200) NOT NULL DEFAULT '',
  `menu_order` int(11) NOT NULL DEFAULT 0,
  `guid` varchar(255) NOT NULL DEFAULT '',
  `score` float NOT NULL DEFAULT 0,
  `comment_count` bigint(20) NOT NULL DEFAULT 0
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

INSERT INTO `pb_posts` (`ID`, `post_author`, `post_date`, `post_expires`, `post_content`, `post_title`, `post_status`, `post_name`, `menu_order`, `guid`, `score`, `comment_count`) VALUES
(1, 1, '2026-03-01 08:30:00', NULL, '<!-- wp:paragraph -->\n<p>Welcome; edit or delete it.</p>\n<!-- /wp:paragraph -->', 'Hello world!', 'publish', 'hello-world', 0, 'https://example.com/?p=1', 0.1, 1),
(2, 1, '9999-12-31 23:59:59', '2026-03-01 08:30:00', '', '', 'draft', '', 2147483647, '', 3.14159, -9223372036854775808),
(3, 0, '1970-01-01 00:00:00', '1970-01-01 00:00:00', 'tab\there \Z\0 end', 'ß', 'trash', '%e2%98%83', -1, '', -1e10, 9223372036854775807);

-- --------------------------------------------------------

--
-- Stand-in structure for view `pb_recent`
-- (See below for the actual view)
--
CREATE TABLE `pb_recent` (
`ID` bigint(20) unsigned
,`post_title` text
);

-- --------------------------------------------------------

--
-- Table structure for table `pb_term_relationships`
--

CREATE TABLE `pb_term_relationships` (
  `object_id` bigint(20) UNSIGNED NOT NULL DEFAULT 0,
  `term_taxonomy_id` bigint(20) UNSIGNED NOT NULL DEFAULT 0,
  `term_order` int(11) NOT NULL DEFAULT 0
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

INSERT INTO `pb_term_relationships` (`object_id`, `term_taxonomy_id`, `term_order`) VALUES
(1, 1, 0),
(2, 1, 0),
(18446744073709551615, 18446744073709551615, -1);

-- --------------------------------------------------------

--
-- Table structure for table `pb_users`
--

CREATE TABLE `pb_users` (
  `user_login` varchar(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `user_email` varchar(100) DEFAULT NULL,
  `user_registered` datetime NOT NULL DEFAULT current_timestamp()
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci COMMENT='no id; the login will do';

INSERT INTO `pb_users` (`user_login`, `user_email`, `user_registered`) VALUES
('admin', 'admin@example.com', '2026-03-01 08:30:00'),
('Admin', NULL, '2026-03-01 08:30:00');

-- --------------------------------------------------------

--
-- Table structure for table `pb_visits`
--

CREATE TABLE `pb_visits` (
  `seen` timestamp NOT NULL DEFAULT current_timestamp() ON UPDATE current_timestamp(),
  `path` varchar(255) DEFAULT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

INSERT INTO `pb_visits` (`seen`, `path`) VALUES
('2026-03-01 08:30:00', '/'),
('2026-03-01 08:30:00', '/');

-- --------------------------------------------------------

--
-- Structure for view `pb_recent`
--
DROP TABLE IF EXISTS `pb_recent`;

CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW `pb_recent`  AS SELECT `pb_posts`.`ID` AS `ID`, `pb_posts`.`post_title` AS `post_title` FROM `pb_posts` ORDER BY `pb_posts`.`post_date` DESC LIMIT 0, 10 ;

--
-- Indexes for dumped tables
--

--
-- Indexes for table `pb_comments`
--
ALTER TABLE `pb_comments`
  ADD PRIMARY KEY (`comment_ID`),
  ADD KEY `comment_post_ID` (`comment_post_ID`),
  ADD KEY `comment_author_email` (`comment_author_email`(10));

--
-- Indexes for table `pb_options`
--
ALTER TABLE `pb_options`
  ADD PRIMARY KEY (`option_id`),
  ADD UNIQUE KEY `option_name` (`option_name`),
  ADD KEY `autoload` (`autoload`);

--
-- Indexes for table `pb_postmeta`
--
ALTER TABLE `pb_postmeta`
  ADD PRIMARY KEY (`meta_id`),
  ADD KEY `meta_key` (`meta_key`(191));

--
-- Indexes for table `pb_posts`
--
ALTER TABLE `pb_posts`
  ADD PRIMARY KEY (`ID`),
  ADD KEY `post_name` (`post_name`(191)),
  ADD KEY `type_status_date` (`post_status`,`post_date`,`ID`);
ALTER TABLE `pb_posts` ADD FULLTEXT KEY `words` (`post_title`,`post_content`);

--
-- Indexes for table `pb_term_relationships`
--
ALTER TABLE `pb_term_relationships`
  ADD PRIMARY KEY (`object_id`,`term_taxonomy_id`),
  ADD KEY `term_taxonomy_id` (`term_taxonomy_id`);

--
-- Indexes for table `pb_users`
--
ALTER TABLE `pb_users`
  ADD UNIQUE KEY `user_email` (`user_email`),
  ADD UNIQUE KEY `user_login` (`user_login`);

--
-- AUTO_INCREMENT for dumped tables
--

--
-- AUTO_INCREMENT for table `pb_options`
--
ALTER TABLE `pb_options`
  MODIFY `option_id` bigint(20) UNSIGNED NOT NULL AUTO_INCREMENT, AUTO_INCREMENT=5;

--
-- AUTO_INCREMENT for table `pb_posts`
--
ALTER TABLE `pb_posts`
  MODIFY `ID` bigint(20) UNSIGNED NOT NULL AUTO_INCREMENT, AUTO_INCREMENT=4;

--
-- Constraints for dumped tables
--

--
-- Constraints for table `pb_comments`
--
ALTER TABLE `pb_comments`
  ADD CONSTRAINT `of_post` FOREIGN KEY (`comment_post_ID`) REFERENCES `pb_posts` (`ID`) ON DELETE CASCADE ON UPDATE CASCADE;
COMMIT;

/*!40101 SET CHARACTER_SET_CLIENT=@OLD_CHARACTER_SET_CLIENT */;
/*!40101 SET CHARACTER_SET_RESULTS=@OLD_CHARACTER_SET_RESULTS */;
/*!40101 SET COLLATION_CONNECTION=@OLD_COLLATION_CONNECTION */;
