INSERT INTO `departments` VALUES
('d001','Marketing'),
('d002','Finance; and "more"'),
('D003','Human Resources'),
('d009','Customer Service');
