-- Purpose: what happened to somebody's post while he or she looked elsewhere; comings whose every part was taken back; days on which a repeated
-- post does not come; calendars brought from elsewhere. Locks: post_coming and post, shortly. Rewrites: none.

-- A word for the member in whose name a post stood.
create table visavis.post_notice (
  organisation_id uuid not null,
  notice_id uuid not null,
  post_id uuid not null,
  -- whom it is for
  member_id uuid not null,
  kind text not null check (kind in ('taken-over', 'reworded', 'unplanned', 'dropped')),
  -- who did it
  by_member_id uuid not null,
  -- wall time that the post had, YYYY-MM-DDTHH:MM
  local_time text not null,
  told_at timestamptz not null default clock_timestamp(),
  seen_at timestamptz,
  primary key (organisation_id, notice_id),
  foreign key (organisation_id, post_id) references visavis.post on delete cascade
);
create index post_notice_unseen on visavis.post_notice (organisation_id, member_id, told_at) where seen_at is null;

alter table visavis.post_coming drop constraint post_coming_outcome_check;
-- *undone*: everything that it had said was taken back before it left
alter table visavis.post_coming add constraint post_coming_outcome_check check (outcome in ('left', 'skipped', 'undone'));

-- local dates of the rule on which it does not come
alter table visavis.post add column repeat_except text[];

-- A calendar brought from elsewhere: looked at first, then made. Kept for a day.
create table visavis.post_import (
  organisation_id uuid not null,
  import_id uuid not null,
  member_id uuid not null,
  file_name text not null,
  kind text not null check (kind in ('csv', 'icalendar')),
  -- what the reading of the file found out, and what a person was asked and said
  reading jsonb not null,
  brought_at timestamptz not null default clock_timestamp(),
  primary key (organisation_id, import_id)
);
create table visavis.post_import_row (
  organisation_id uuid not null,
  import_id uuid not null,
  -- in the file's order, from 0
  place int not null,
  -- where it begins in the file, from 1
  line int not null,
  -- what it says, or why it cannot be read
  row jsonb not null,
  -- what became of it; null until it was made
  made jsonb,
  primary key (organisation_id, import_id, place),
  foreign key (organisation_id, import_id) references visavis.post_import on delete cascade
);
-- What was made of what: the same event or row again makes nothing.
create table visavis.imported_post (
  organisation_id uuid not null,
  source_key text not null,
  post_id uuid not null,
  imported_at timestamptz not null default clock_timestamp(),
  primary key (organisation_id, source_key),
  foreign key (organisation_id, post_id) references visavis.post on delete cascade
);

call visavis.wall_off(array['post_notice', 'post_import', 'post_import_row', 'imported_post']);
