-- Purpose: on the practice network, private messages, followers, what an account keeps away, reports, a post at the head of a profile.
-- Locks: practice_post, practice_person, shortly. Rewrites: none.

alter table visavis.practice_post
  add column visibility text not null default 'public' check (visibility in ('public', 'private')),
  -- private: who may read it
  add column audience text[] not null default '{}',
  -- hidden by the account under whose post it answers
  add column hidden_at timestamptz;
-- The letters of one person.
create index practice_post_private on visavis.practice_post using gin (audience) where visibility = 'private';

alter table visavis.practice_person
  add column pinned_ref text;

create table visavis.practice_follow (
  organisation_id uuid not null,
  account_identity text not null,
  follower_identity text not null,
  -- its number among the network's changes: who reads by it hears it once
  seq bigint not null,
  followed_at timestamptz not null default clock_timestamp(),
  primary key (organisation_id, account_identity, follower_identity)
);
create unique index practice_follow_seq on visavis.practice_follow (organisation_id, seq);

-- Whom an account hears no more (mute), or also lets say nothing to it (block).
create table visavis.practice_kept_away (
  organisation_id uuid not null,
  account_identity text not null,
  person_identity text not null,
  kind text not null check (kind in ('mute', 'block')),
  primary key (organisation_id, account_identity, person_identity, kind)
);

create table visavis.practice_report (
  organisation_id uuid not null,
  report_id uuid not null default gen_random_uuid(),
  account_identity text not null,
  person_identity text not null,
  refs text[] not null,
  reason text not null,
  comment text not null,
  reported_at timestamptz not null default now(),
  primary key (organisation_id, report_id)
);

call visavis.wall_off(array['practice_follow', 'practice_kept_away', 'practice_report']);
