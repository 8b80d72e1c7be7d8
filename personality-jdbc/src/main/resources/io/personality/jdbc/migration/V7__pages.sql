-- Pages of placements, newest first, of everybody or of one tenant. Programs of before may go on.
create index personality_placement_by_time
  on personality_placement (created_at desc, placement_id);
create index personality_placement_by_tenant
  on personality_placement (tenant, created_at desc, placement_id);
