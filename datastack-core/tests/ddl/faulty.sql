create table misspelt (
  id bigin unsigned not null,
  name varchar(20) not nul default 'x',
  kind enum('a','a') default 'b',
  amount decimal(3,5),
  fine int not null,
  primary key (id)
);
create table twice (id int primary key, ID int);
create table twice (id bigint primary key);
create table if not exists twice (id tinyint primary key);
create table broken_key (id int, key (id, primary key (id));
create table no_columns ();
create table versioned (
  id int primary key,
  row_start timestamp(6) generated always as row start,
  row_end timestamp(6) generated always as row end,
  period for system_time (row_start, row_end)
) with system versioning;
create table prefixed (id varchar(300) not null, label text, primary key (id(20)));
create table unknown_option (id int primary key) frobnicate = 3 + 4;
create table ndb (id int primary key storage disk column_format dynamic) engine=ndbcluster tablespace ts1 storage disk;
alter table twice modify other int, drop other, alter id set default 'abc', frobnicate;
create something;
}{ nonsense ;
create table cut_off (
  id int not null,
  name varchar(20
