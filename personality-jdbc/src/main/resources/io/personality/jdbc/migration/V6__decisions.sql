-- What decisions were made from, and what stands for fingerprints that are gone.
--
-- A program that does not know these tables neither reads nor harms them, so that older programs
-- may go on.

-- The hosts of decisions: the first states of a chain list all, each later one those that changed.
create table personality_decision_state (
  chain uuid not null,
  number integer not null check (number >= 0),
  document text not null,
  primary key (chain, number)
);

create table personality_decision (
  placement_id uuid primary key,
  tenant varchar(128) not null,
  decided_at numeric(28, 9) not null,
  chain uuid not null,
  number integer not null,
  document text not null,
  foreign key (chain, number) references personality_decision_state (chain, number)
);
create index personality_decision_by_time on personality_decision (decided_at, placement_id);
create index personality_decision_by_state on personality_decision (chain, number);

-- The day counts from 1970-01-01 in UTC.
create table personality_fingerprint_summary (
  host_id varchar(200) not null references personality_fingerprint_newest (host_id),
  epoch_day bigint not null,
  document text not null,
  primary key (host_id, epoch_day)
);
create index personality_fingerprint_by_time on personality_fingerprint (stored_at);
