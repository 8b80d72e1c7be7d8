-- The profile database: which profiles are listed, who sees them, what is said of them, and an
-- index of what they are found by.
--
-- ${binary_order} makes texts sort by their characters' numbers, whatever the database's locale:
-- collate "C" on PostgreSQL; H2 sorts so by itself, and it is empty there.

create table personality_listing (
  profile_id varchar(128) primary key references personality_profile (profile_id),
  owner varchar(128) not null,
  name text not null,
  description text not null,
  visibility varchar(20) not null,
  curated boolean not null,
  retired boolean not null,
  votes bigint not null check (votes >= 0),
  stars bigint not null check (stars >= votes and stars <= 5 * votes),
  outcomes bigint not null check (outcomes >= 0),
  kept_millionths bigint not null
    check (kept_millionths >= 0 and kept_millionths <= 1000000 * outcomes),
  created_at numeric(28, 9) not null,
  changed_at numeric(28, 9) not null,
  imported_id varchar(128),
  imported_revision integer,
  imported_owner varchar(128),
  exported_at numeric(28, 9)
);

create table personality_listing_tenant (
  profile_id varchar(128) not null references personality_listing (profile_id),
  tenant varchar(128) not null,
  primary key (profile_id, tenant)
);

create table personality_vote (
  profile_id varchar(128) not null references personality_listing (profile_id),
  tenant varchar(128) not null,
  voter varchar(128) not null,
  stars integer not null check (stars >= 1 and stars <= 5),
  primary key (profile_id, tenant, voter)
);

create table personality_outcome (
  profile_id varchar(128) not null references personality_listing (profile_id),
  placement_id uuid not null,
  kept_millionths integer not null check (kept_millionths >= 0 and kept_millionths <= 1000000),
  primary key (profile_id, placement_id)
);

-- What the newest revision of a profile is found by.
create table personality_listing_term (
  profile_id varchar(128) not null references personality_listing (profile_id),
  term varchar(200) not null,
  primary key (profile_id, term)
);

-- Every word that a profile was ever found by, to complete the beginnings of words.
create table personality_listing_word (
  word varchar(80) ${binary_order} primary key
);

-- For each audience (a tenant, or * for everybody) and each term the profiles, best standing
-- first: "behind" is 2 less the standing. A search reads as many rows of it as it answers with,
-- however many profiles there are.
create table personality_posting (
  audience varchar(128) not null,
  term varchar(200) not null,
  behind double precision not null,
  profile_id varchar(128) ${binary_order} not null,
  primary key (audience, term, behind, profile_id)
);
create index personality_posting_by_profile on personality_posting (profile_id, term, audience);
