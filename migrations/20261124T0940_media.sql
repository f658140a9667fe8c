-- Purpose: pictures and films that we send: their bytes, what is made of them for each network, the drafts and publications that carry them.
-- Locks: none on existing data. Rewrites: none.

create table visavis.media (
  organisation_id uuid not null,
  media_id uuid not null,
  -- who brought it; null once that person's data are erased
  member_id uuid,
  state text not null check (state in ('receiving', 'checking', 'ready', 'refused')),
  -- of the file as it was announced
  size_bytes bigint not null check (size_bytes > 0),
  received_bytes bigint not null default 0,
  -- of all that is kept of it: the file, and what was made of it
  kept_bytes bigint not null default 0,
  kind text check (kind in ('picture', 'film')),
  mime_type text,
  width int,
  height int,
  milliseconds int,
  animated boolean not null default false,
  -- SHA-256 in hexadecimal, of what was sent and of what is kept
  source_digest text,
  digest text,
  -- 64 signs of what a picture looks like; pictures of which few differ look alike. Null: it says too little.
  likeness bigint,
  -- why it was refused: { kind, … }
  failure jsonb,
  -- how often a worker began: a file that ends each of them ends some day
  tries int not null default 0,
  created_at timestamptz not null default now(),
  -- when it was last put into a draft or a publication, or taken out
  used_at timestamptz not null default now(),
  primary key (organisation_id, media_id),
  check ((state = 'refused') = (failure is not null)),
  check (state <> 'ready' or (kind is not null and mime_type is not null and width is not null and height is not null
    and source_digest is not null and digest is not null))
);
create index media_by_member on visavis.media (organisation_id, member_id, created_at);

-- The file in its parts of 4 MB, as it came and then as it is kept: any process on any machine can read it.
create table visavis.media_part (
  organisation_id uuid not null,
  media_id uuid not null,
  number int not null,
  bytes bytea not null,
  primary key (organisation_id, media_id, number),
  foreign key (organisation_id, media_id) references visavis.media on delete cascade
);
-- Pictures and films are compressed already; as they are, a stretch of a film is read without the rest.
alter table visavis.media_part alter column bytes set storage external;

-- What was made of a picture to fit where it goes. Kept, so that a repeat sends the same bytes.
create table visavis.media_variant (
  organisation_id uuid not null,
  media_id uuid not null,
  -- the limits that it was made for
  name text not null,
  mime_type text not null,
  width int not null,
  height int not null,
  digest text not null,
  bytes bytea not null,
  primary key (organisation_id, media_id, name),
  foreign key (organisation_id, media_id) references visavis.media on delete cascade
);
alter table visavis.media_variant alter column bytes set storage external;

-- What a member put beside words that are not sent yet. The place is what the words are kept under: a conversation.
create table visavis.draft_media (
  organisation_id uuid not null,
  member_id uuid not null,
  place_id uuid not null,
  position int not null,
  media_id uuid not null,
  alt text not null,
  primary key (organisation_id, member_id, place_id, position),
  foreign key (organisation_id, media_id) references visavis.media
);
create index draft_media_by_media on visavis.draft_media (organisation_id, media_id);

-- What a publication carries.
create table visavis.published_media (
  organisation_id uuid not null,
  publication_id uuid not null,
  position int not null,
  media_id uuid not null,
  alt text not null,
  -- who first wrote that text for this picture; null: nobody who is known
  alt_by uuid,
  -- the network's own name of the file while it waits for its post, and until when that is good
  handle jsonb,
  handle_until timestamptz,
  created_at timestamptz not null default now(),
  primary key (organisation_id, publication_id, position),
  foreign key (organisation_id, publication_id) references visavis.publication on delete cascade,
  foreign key (organisation_id, media_id) references visavis.media
);
create index published_media_by_media on visavis.published_media (organisation_id, media_id);

create table visavis.media_setting (
  organisation_id uuid primary key,
  alt_required boolean not null default true,
  maximum_bytes bigint not null default 10737418240 check (maximum_bytes > 0)
);

call visavis.wall_off(array['media', 'media_part', 'media_variant', 'draft_media', 'published_media', 'media_setting']);
