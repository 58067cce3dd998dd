-- Migrations as people write them: aliases, keys at the columns, one change after the other.
create table if not exists users (
  id serial primary key,
  nick nvarchar(40) unique key, -- the name; shown to others
  admin bool default false,
  rating real, # once a float
  spent dec(12,2) signed default 0.00,
  born date check (born > '1900-01-01'),
  city_id int references cities (id) on delete set null,
  bio long varchar
);

create table cities (
  id int key auto_increment,
  name varchar(80) character set latin1 binary not null,
  population int unsigned,
  unique index by_name using btree (name asc),
  check (population > 0)
) engine innodb, auto_increment 100 comment 'where people live';

alter table users
  add column email varchar(190) not null after nick,
  add (phone varchar(20), fax varchar(20)),
  add constraint user_city foreign key (city_id) references cities (id),
  add unique (email, nick);
ALTER TABLE users DROP COLUMN fax, CHANGE COLUMN phone telephone char(20) FIRST, ALTER rating SET DEFAULT 2.5;
alter table users rename column bio to about, modify about mediumtext comment 'markdown', algorithm=inplace, lock=none;
create unique index one_phone on users (telephone desc);
create index lower_mail on users ((lower(email)), (cast(born as char(10) array)));
drop index by_name on cities;
alter table cities convert to character set utf8mb4 collate utf8mb4_0900_ai_ci, engine = InnoDB;

create table users_archive like users;
create table totals as select city_id, sum(spent) as spent from users group by city_id;
create table counted (id int primary key) select id from users;
create temporary table scratch (x int);
create table old_things (x int);
rename table old_things to things, cities to towns;
alter table missing add column x int;
drop table if exists things, never_there;

create trigger users_trim before insert on users for each row
begin
  if new.nick is null then
    set new.nick = case when new.email is null then 'nobody' else new.email end;
  end if;
  begin
    set new.about = trim(new.about);
  end;
end;

create table after_trigger (id int unsigned not null primary key);
grant select on shop.* to 'reader'@'%';
optimise table users;
