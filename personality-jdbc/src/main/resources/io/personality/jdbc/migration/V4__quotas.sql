-- What tenants may have at once, and the generation of a host that claims on it go by.
--
-- A program that does not know these would claim beyond a quota and on hosts that have just been
-- cordoned, so that older programs keep their hands off.
update personality_schema set readable_from = 4;

create table personality_quota (
  tenant varchar(128) primary key,
  placements bigint not null check (placements >= 0),
  vcpus bigint not null check (vcpus >= 0),
  memory_mib bigint not null check (memory_mib >= 0),
  accelerators bigint not null check (accelerators >= 0)
);

alter table personality_claim add column tenant varchar(128);
alter table personality_claim add column accelerators integer default 0 not null;
update personality_claim set
  tenant = (select p.tenant from personality_placement p
    where p.placement_id = personality_claim.placement_id),
  accelerators = (select count(*) from personality_claim_unit u
    where u.placement_id = personality_claim.placement_id and u.owned like 'device:%');
create index personality_claim_by_tenant on personality_claim (tenant);

-- 0 where the host is not registered.
alter table personality_claim_host add column host_generation bigint default 0 not null;
update personality_claim_host set host_generation =
  coalesce((select h.generation from personality_host h
    where h.host_id = personality_claim_host.host_id), 0);

-- Placements that are made together, or not at all.
alter table personality_placement add column batch_id uuid;
alter table personality_placement add column batch_size integer;
create index personality_placement_by_batch on personality_placement (batch_id);
