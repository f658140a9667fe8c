-- Purpose: what our accounts show of themselves on their networks: layers over the original, pictures, the team picture; profiles of the
-- practice network. Locks: practice_person, shortly. Rewrites: none.

-- A picture by the digest of its bytes: ours to be shown, or the original kept to be put back.
create table visavis.profile_picture (
  organisation_id uuid not null,
  -- SHA-256 of the bytes, in lower-case hexadecimal
  picture_id text not null check (picture_id ~ '^[0-9a-f]{64}$'),
  mime_type text not null check (mime_type in ('image/jpeg', 'image/png')),
  bytes bytea not null check (length(bytes) between 1 and 10000000),
  -- what it shows, in words
  alt text not null default '',
  kept_at timestamptz not null default now(),
  primary key (organisation_id, picture_id)
);
-- Pictures are compressed already.
alter table visavis.profile_picture alter column bytes set storage external;

-- What of an account's profile is not its own: who set it, and what it says. Later layers lie over earlier ones.
create table visavis.profile_layer (
  organisation_id uuid not null,
  account_id uuid not null,
  layer text not null check (layer in ('office', 'persona', 'team-picture', 'helm')),
  -- { displayName?, description?, descriptionLine?, avatar?, banner? }; pictures by their ids
  content jsonb not null,
  set_at timestamptz not null default now(),
  primary key (organisation_id, account_id, layer),
  foreign key (organisation_id, account_id) references visavis.account on delete cascade
);

create table visavis.account_profile (
  organisation_id uuid not null,
  account_id uuid not null,
  state text not null check (state in ('original', 'pending', 'published', 'failed', 'unsupported')),
  state_since timestamptz not null default now(),
  -- grows each time the layers change: a publication of an older wish is not the last word
  wish bigint not null default 0,
  -- as a person left it, before us and beside us: { displayName, description, avatar, banner }; pictures by their ids. Null until it was read
  original jsonb,
  -- what we last saw ourselves write, and what we were about to write: what is found on the network and is neither is somebody else's
  published jsonb,
  intended jsonb,
  -- fields that a person changed over ours, in the network's own app: theirs until the layers say something new
  left_alone text[] not null default '{}',
  -- why it is not published: { kind, reason?, detail? }
  failure jsonb,
  attempts int not null default 0,
  -- when the next try is due, or the next look at what is published
  due_at timestamptz not null default now(),
  -- whoever publishes has it until then
  busy_until timestamptz,
  published_at timestamptz,
  primary key (organisation_id, account_id),
  foreign key (organisation_id, account_id) references visavis.account on delete cascade
);
create index account_profile_due on visavis.account_profile (due_at) where state in ('pending', 'published');

-- How the team picture of an account is made.
create table visavis.team_picture (
  organisation_id uuid not null,
  account_id uuid not null,
  -- who is on it, in this order
  member_ids uuid[] not null,
  logo_id text,
  with_avatar boolean not null default true,
  with_banner boolean not null default true,
  -- whether it is made and published anew when the team changes
  follows boolean not null default false,
  -- what was last composed: digest of people, names, photos and logo
  composed_from text,
  published_by uuid,
  changed_at timestamptz not null default now(),
  primary key (organisation_id, account_id),
  foreign key (organisation_id, account_id) references visavis.account on delete cascade
);

alter table visavis.practice_person
  add column avatar_id text,
  add column banner_id text,
  -- grows at each change of the profile
  add column profile_version int not null default 1;
create table visavis.practice_picture (
  organisation_id uuid not null,
  -- SHA-256 of the bytes, in lower-case hexadecimal
  picture_id text not null,
  mime_type text not null,
  bytes bytea not null,
  primary key (organisation_id, picture_id)
);

call visavis.wall_off(array['profile_picture', 'profile_layer', 'account_profile', 'team_picture', 'practice_picture']);

-- Profiles whose time has come in any organisation, of accounts that can speak: the workers' sweep. Answers with ids only.
create policy gate_reads on visavis.account_profile for select to visavis_gate using (true);
grant select on visavis.account_profile to visavis_gate;
create function visavis.list_due_profiles(grace interval, how_many int) returns table (organisation_id uuid, account_id uuid)
  language sql stable security definer set search_path = pg_catalog as
$$
  select p.organisation_id, p.account_id from visavis.account_profile p
  join visavis.account a on a.organisation_id = p.organisation_id and a.account_id = p.account_id
    and a.state not in ('needs-reconnection', 'disconnected')
  where p.state in ('pending', 'published') and p.due_at < now() - grace and (p.busy_until is null or p.busy_until < now())
  order by p.due_at limit how_many
$$;
alter function visavis.list_due_profiles(interval, int) owner to visavis_gate;
revoke execute on function visavis.list_due_profiles(interval, int) from public;
grant execute on function visavis.list_due_profiles(interval, int) to visavis_app;

-- Which organisations have team pictures that follow their teams.
create policy gate_reads on visavis.team_picture for select to visavis_gate using (true);
grant select on visavis.team_picture to visavis_gate;
create function visavis.list_following_pictures(how_many int) returns table (organisation_id uuid, account_id uuid)
  language sql stable security definer set search_path = pg_catalog as
$$ select t.organisation_id, t.account_id from visavis.team_picture t where t.follows order by t.changed_at limit how_many $$;
alter function visavis.list_following_pictures(int) owner to visavis_gate;
revoke execute on function visavis.list_following_pictures(int) from public;
grant execute on function visavis.list_following_pictures(int) to visavis_app;
