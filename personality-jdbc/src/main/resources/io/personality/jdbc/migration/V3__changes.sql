-- Which hosts have changed, for those who follow. One row a host, so that the table needs no
-- sweeping: a change moves the host to the newest number of its shard.
--
-- A number that is given before another may become visible after it, and a follower who has seen
-- the other would never come back. So the counter of a shard is moved on by the last statement
-- of a transaction and stays locked until that ends: within a shard numbers become visible in
-- order. Shards are there so that transactions on different hosts seldom wait for each other.
create table personality_change_shard (
  shard integer primary key,
  number bigint not null check (number >= 0)
);
insert into personality_change_shard (shard, number) values
  (0, 0), (1, 0), (2, 0), (3, 0), (4, 0), (5, 0), (6, 0), (7, 0),
  (8, 0), (9, 0), (10, 0), (11, 0), (12, 0), (13, 0), (14, 0), (15, 0),
  (16, 0), (17, 0), (18, 0), (19, 0), (20, 0), (21, 0), (22, 0), (23, 0),
  (24, 0), (25, 0), (26, 0), (27, 0), (28, 0), (29, 0), (30, 0), (31, 0),
  (32, 0), (33, 0), (34, 0), (35, 0), (36, 0), (37, 0), (38, 0), (39, 0),
  (40, 0), (41, 0), (42, 0), (43, 0), (44, 0), (45, 0), (46, 0), (47, 0),
  (48, 0), (49, 0), (50, 0), (51, 0), (52, 0), (53, 0), (54, 0), (55, 0),
  (56, 0), (57, 0), (58, 0), (59, 0), (60, 0), (61, 0), (62, 0), (63, 0);

create table personality_change (
  host_id varchar(200) primary key,
  shard integer not null references personality_change_shard (shard),
  number bigint not null,
  unique (shard, number)
);
