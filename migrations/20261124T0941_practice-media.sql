-- Purpose: pictures of posts on the practice network. Locks: none on existing data. Rewrites: none.

create table visavis.practice_media (
  organisation_id uuid not null,
  -- SHA-256 of the bytes, in lower-case hexadecimal
  media_id text not null,
  mime_type text not null,
  width int not null,
  height int not null,
  bytes bytea not null,
  -- what no post shows goes after a day
  created_at timestamptz not null default now(),
  primary key (organisation_id, media_id)
);
alter table visavis.practice_media alter column bytes set storage external;

call visavis.wall_off(array['practice_media']);
