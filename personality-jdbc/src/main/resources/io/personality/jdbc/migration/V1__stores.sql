-- The five stores, in the SQL that H2 and PostgreSQL have in common.
-- Points in time are seconds since 1970-01-01T00:00Z with nine digits after the point: exact for
-- every time that Java knows, in the order of time, and the same in every database.

-- One row: which programs may use this schema. A program of an older schema version than
-- readable_from keeps its hands off; a migration that older programs can live with leaves it as is.
create table personality_schema (
  only_row integer primary key check (only_row = 1),
  readable_from integer not null
);
insert into personality_schema (only_row, readable_from) values (1, 1);

create table personality_profile (
  profile_id varchar(128) primary key,
  newest integer not null check (newest >= 1)
);

create table personality_profile_revision (
  profile_id varchar(128) not null references personality_profile (profile_id),
  revision integer not null check (revision >= 1),
  owner varchar(128) not null,
  name text not null,
  document text not null,
  created_at numeric(28, 9) not null,
  primary key (profile_id, revision)
);

create table personality_host (
  host_id varchar(200) primary key,
  availability varchar(20) not null,
  reserved_vcpus integer not null check (reserved_vcpus >= 0),
  reserved_memory_mib bigint not null check (reserved_memory_mib >= 0),
  overcommit double precision not null,
  launcher_address text,
  generation bigint not null check (generation >= 1)
);

-- The row to lock when a host gets a fingerprint.
create table personality_fingerprint_newest (
  host_id varchar(200) primary key,
  revision bigint not null check (revision >= 1)
);

create table personality_fingerprint (
  host_id varchar(200) not null references personality_fingerprint_newest (host_id),
  revision bigint not null check (revision >= 1),
  document text not null,
  stored_at numeric(28, 9) not null,
  primary key (host_id, revision)
);

-- The row to lock when something is claimed of a host, with the sums of its claims and the limits
-- that they were checked against. The checks are the last guard against a host that is given away
-- twice.
create table personality_claim_host (
  host_id varchar(200) primary key,
  vcpus bigint not null check (vcpus >= 0),
  memory_mib bigint not null check (memory_mib >= 0),
  limit_vcpus bigint not null,
  limit_memory_mib bigint not null,
  check (vcpus <= limit_vcpus),
  check (memory_mib <= limit_memory_mib)
);

create table personality_claim (
  placement_id uuid primary key,
  host_id varchar(200) not null references personality_claim_host (host_id),
  vcpus integer not null check (vcpus >= 0),
  memory_mib bigint not null check (memory_mib >= 0),
  lease_until numeric(28, 9) not null
);
create index personality_claim_by_host on personality_claim (host_id);
create index personality_claim_by_lease on personality_claim (lease_until);

-- A core or a device has an owner; huge pages are summed, and so leave "owned" empty.
create table personality_claim_unit (
  placement_id uuid not null references personality_claim (placement_id) on delete cascade,
  unit varchar(260) not null,
  host_id varchar(200) not null,
  owned varchar(260),
  cell integer,
  page_kib bigint,
  pages bigint,
  primary key (placement_id, unit),
  unique (host_id, owned)
);

create table personality_placement (
  placement_id uuid primary key,
  tenant varchar(128) not null,
  idempotency_key varchar(200) not null,
  profile_id varchar(128) not null,
  profile_revision integer not null,
  state varchar(20) not null,
  ended boolean not null,
  steps integer not null check (steps >= 1),
  created_at numeric(28, 9) not null,
  vcpus integer not null,
  memory_mib bigint not null,
  host_id varchar(200) not null,
  fingerprint_revision bigint not null,
  expected double precision not null,
  lower_end double precision not null,
  upper_end double precision not null,
  coverage double precision not null,
  exact boolean not null,
  selection varchar(40) not null,
  attempt integer not null,
  snapshot bigint not null,
  catalogue_hash text not null,
  engine_version text not null,
  operator_terms text not null,
  operator_values text not null,
  unique (tenant, idempotency_key)
);
create index personality_placement_by_end on personality_placement (ended);
create index personality_placement_by_host on personality_placement (host_id);

create table personality_placement_group (
  placement_id uuid not null references personality_placement (placement_id),
  name varchar(200) not null,
  primary key (placement_id, name)
);

create table personality_placement_unit (
  placement_id uuid not null references personality_placement (placement_id),
  unit varchar(260) not null,
  primary key (placement_id, unit)
);

create table personality_placement_step (
  placement_id uuid not null references personality_placement (placement_id),
  number integer not null,
  at numeric(28, 9) not null,
  state varchar(20) not null,
  host_id varchar(200) not null,
  reason text not null,
  primary key (placement_id, number)
);
