CREATE TABLE orders (
  order_id bigint unsigned not null primary key,
  amount decmal(18,4) not null,
  place point not null
);
CREATE TABLE other (id blorb);
