-- Purpose: that correspondents of several networks are one person, as members say, and who may be. Locks: correspondent, while two indexes are
-- built. Rewrites: none.

-- What somebody said of two correspondents. Nothing else is changed by it: parted, each is what it was.
create table visavis.tie (
  organisation_id uuid not null,
  one_id uuid not null,
  other_id uuid not null,
  state text not null check (state in ('joined', 'parted', 'told-apart')),
  member_id uuid not null,
  changed_at timestamptz not null default now(),
  primary key (organisation_id, one_id, other_id),
  check (one_id < other_id),
  foreign key (organisation_id, one_id) references visavis.correspondent on delete cascade,
  foreign key (organisation_id, other_id) references visavis.correspondent on delete cascade
);
create index tie_of_other on visavis.tie (organisation_id, other_id);
call visavis.wall_off(array['tie']);

-- `lea` of `@lea@mastodon.example`, of `lea.bsky.example` and of `@Lea_`.
create function visavis.handle_stem(handle text) returns text language sql immutable parallel safe
return regexp_replace(
  case when ltrim(handle, '@') like '%@%' then split_part(ltrim(lower(handle), '@'), '@', 1)
    else split_part(regexp_replace(ltrim(lower(handle), '@'), '^www\.', ''), '.', 1) end,
  '[^a-z0-9]', '', 'g');
-- A name without its accents, spaces, signs and little pictures.
create function visavis.name_key(display_name text) returns text language sql immutable parallel safe
return regexp_replace(lower(normalize(regexp_replace(display_name, ':[\w+-]+:', '', 'g'), nfkd)),
  '[[:space:][:punct:]\u0300-\u036f\u200d\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]', '', 'g');
revoke execute on function visavis.handle_stem(text), visavis.name_key(text) from public;
grant execute on function visavis.handle_stem(text), visavis.name_key(text) to visavis_app, visavis_gate;
create index correspondent_stem on visavis.correspondent (organisation_id, visavis.handle_stem(handle));
create index correspondent_name on visavis.correspondent (organisation_id, visavis.name_key(display_name));

-- Correspondents of other networks who are called alike; under row-level security these indexes would never be used, hence a gate.
create function visavis.find_alike(wanted uuid, most int) returns table (correspondent_id uuid, same_handle int, same_name int)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  organisation constant uuid := visavis.current_organisation();
  of_network text;
  stem text;
  name text;
begin
  select c.network, visavis.handle_stem(c.handle), visavis.name_key(c.display_name) into of_network, stem, name
  from visavis.correspondent c where c.organisation_id = organisation and c.correspondent_id = wanted;
  if of_network is null then return; end if;
  return query
    with alike as (
      (select c.correspondent_id as id, c.handle, c.display_name from visavis.correspondent c
        where c.organisation_id = organisation and visavis.handle_stem(c.handle) = stem and length(stem) >= 3 and c.network <> of_network
        limit most)
      union
      (select c.correspondent_id, c.handle, c.display_name from visavis.correspondent c
        where c.organisation_id = organisation and visavis.name_key(c.display_name) = name and length(name) >= 3 and c.network <> of_network
        limit most)
    )
    select id, (length(stem) >= 3 and visavis.handle_stem(alike.handle) = stem)::int,
      (length(name) >= 3 and visavis.name_key(alike.display_name) = name)::int
    from alike;
end $$;
alter function visavis.find_alike(uuid, int) owner to visavis_gate;
revoke execute on function visavis.find_alike(uuid, int) from public;
grant execute on function visavis.find_alike(uuid, int) to visavis_app;
