-- Purpose: keys by which programs speak in the name of a member, and with no more rights. Locks: none on existing data. Rewrites: none.

create table visavis.api_key (
  organisation_id uuid not null,
  api_key_id uuid not null,
  -- in whose name it speaks, whose it is, and with whose rights
  member_id uuid not null,
  name text not null check (length(name) between 1 and 80),
  -- SHA-256; the key itself is never kept
  token_hash bytea not null,
  -- its last letters, by which its maker tells it from others
  ending text not null check (length(ending) <= 8),
  scopes text[] not null check (cardinality(scopes) > 0 and scopes <@ array['posts:read', 'posts:write', 'publications:read', 'publications:write']),
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  revoked_at timestamptz,
  revoked_by uuid,
  -- how often it was used in the minute that began then
  minute_began_at timestamptz not null default now(),
  minute_count int not null default 0,
  primary key (organisation_id, api_key_id),
  foreign key (organisation_id, member_id) references visavis.member on delete cascade
);
-- Without the organisation in front: nobody knows yet whose a key is.
create unique index api_key_by_token on visavis.api_key (token_hash);
create index api_key_by_member on visavis.api_key (organisation_id, member_id);

call visavis.wall_off(array['api_key']);

create policy gate_reads on visavis.api_key for select to visavis_gate using (true);
grant select on visavis.api_key to visavis_gate;
create function visavis.find_api_key(wanted_token_hash bytea) returns table (organisation_id uuid, api_key_id uuid)
  language sql stable security definer set search_path = pg_catalog as
$$
  select k.organisation_id, k.api_key_id from visavis.api_key k where k.token_hash = wanted_token_hash and k.revoked_at is null
$$;
alter function visavis.find_api_key(bytea) owner to visavis_gate;
revoke execute on function visavis.find_api_key(bytea) from public;
grant execute on function visavis.find_api_key(bytea) to visavis_app;
