-- What the service keeps beside the library's tables.

create table service_token (
  id varchar(36) primary key,
  hash varchar(64) not null unique,
  tenant varchar(128) not null,
  user_name varchar(128) not null,
  role varchar(16) not null,
  host varchar(200) not null,
  created_at timestamp(6) with time zone not null,
  expires_at timestamp(6) with time zone not null,
  revoked boolean not null
);

-- Which body came first with an idempotency key.
create table service_request (
  tenant varchar(128) not null,
  idempotency_key varchar(200) not null,
  body_hash varchar(64) not null,
  primary key (tenant, idempotency_key)
);
