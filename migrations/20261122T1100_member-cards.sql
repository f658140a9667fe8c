-- Purpose: a member's card (speaker tag, languages, topics, time given, pronouns, consent, photo), leaving and erasure.
-- Locks: ACCESS EXCLUSIVE on member for an instant; SHARE while its small e-mail index is built anew. Rewrites: none (constant defaults).

alter table visavis.member
  -- without its #, as the member writes it
  add column speaker_tag text check (speaker_tag <> ''),
  -- spoken with the public: BCP 47, the one spoken best first
  add column languages text[] not null default '{}',
  add column topics text[] not null default '{}',
  -- minutes a week that the member gives to the accounts; null when nobody said
  add column weekly_minutes int check (weekly_minutes between 0 and 10080),
  add column pronouns text not null default '',
  -- consent: nobody is shown to the public before saying so
  add column listed_publicly boolean not null default false,
  -- SHA-256 of the photo, in hexadecimal: changes its address, so that browsers may keep it for ever
  add column photo_digest text,
  add column left_at timestamptz,
  add column erased_at timestamptz,
  add constraint erased_are_gone check (erased_at is null or state = 'deactivated');

-- Who migrates may be no superuser: the wall is let down, in this transaction only, for the rows of every organisation.
alter table visavis.member no force row level security;
update visavis.member set left_at = now() where state = 'deactivated';
alter table visavis.member force row level security;

-- Like initials, a tag is never given twice; only erasure frees it.
create unique index member_speaker_tag on visavis.member (organisation_id, lower(speaker_tag)) where speaker_tag is not null;

-- Who was erased has no e-mail any more.
drop index visavis.member_email;
create unique index member_email on visavis.member (organisation_id, lower(email)) where email <> '';

create table visavis.member_photo (
  organisation_id uuid not null,
  member_id uuid not null,
  -- side of the square, in pixels
  size int not null check (size in (96, 256, 512)),
  mime_type text not null,
  bytes bytea not null,
  primary key (organisation_id, member_id, size),
  foreign key (organisation_id, member_id) references visavis.member on delete cascade
);
-- Photos are compressed already.
alter table visavis.member_photo alter column bytes set storage external;

call visavis.wall_off(array['member_photo']);
