-- Purpose: what posts and publications carry beside words: pictures and films of drafts of posts, the cards of links, and who may answer and
-- quote. Locks: publication, shortly. Rewrites: none.

-- Pictures and films (those of cards too) that a wording of a post holds: what any of them holds is not forgotten.
create table visavis.post_media (
  organisation_id uuid not null,
  post_id uuid not null,
  revision int not null,
  media_id uuid not null,
  primary key (organisation_id, post_id, revision, media_id),
  foreign key (organisation_id, post_id, revision) references visavis.post_version on delete cascade,
  foreign key (organisation_id, media_id) references visavis.media
);
create index post_media_by_media on visavis.post_media (organisation_id, media_id);

-- What a page said of itself when its link was typed, so that it is asked once, whoever types it again.
create table visavis.link_card (
  organisation_id uuid not null,
  url text not null check (length(url) <= 2000),
  title text not null,
  description text not null,
  -- its picture, as we keep it; null: it shows none
  media_id uuid,
  fetched_at timestamptz not null default clock_timestamp(),
  primary key (organisation_id, url),
  foreign key (organisation_id, media_id) references visavis.media
);
create index link_card_by_media on visavis.link_card (organisation_id, media_id) where media_id is not null;
create index link_card_by_age on visavis.link_card (organisation_id, fetched_at);

-- The card that leaves with a publication, as it was when that was made.
create table visavis.publication_card (
  organisation_id uuid not null,
  publication_id uuid not null,
  url text not null,
  title text not null,
  description text not null,
  media_id uuid,
  -- the network's own name of the picture while it waits for its post, and until when that is good
  handle jsonb,
  handle_until timestamptz,
  -- the network would not have the picture: the card goes without
  bare boolean not null default false,
  primary key (organisation_id, publication_id),
  foreign key (organisation_id, publication_id) references visavis.publication on delete cascade,
  foreign key (organisation_id, media_id) references visavis.media
);
create index publication_card_by_media on visavis.publication_card (organisation_id, media_id) where media_id is not null;

-- Who may answer and quote it: { replies, quotable }; null: as its account's rules have it
alter table visavis.publication add column gate jsonb;

call visavis.wall_off(array['post_media', 'link_card', 'publication_card']);
