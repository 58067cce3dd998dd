CREATE TABLE orders (
  order_id bigint unsigned not null primary key,
  amount decimal(18,4) not null
);
