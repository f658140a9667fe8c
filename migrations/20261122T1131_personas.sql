-- Purpose: characters of accounts, their portraits, and which publications and messages were theirs. Locks: SHARE ROW EXCLUSIVE on account
-- (foreign key) and ACCESS EXCLUSIVE on publication and message for an instant. Rewrites: none (constant defaults).

create table visavis.persona (
  organisation_id uuid not null,
  persona_id uuid not null,
  account_id uuid not null,
  name text not null check (name <> ''),
  -- how French agrees with the character: assistante, assistant
  agreement text not null check (agreement in ('feminine', 'masculine')),
  -- what answers behind it; the public is told
  behind text not null check (behind in ('people', 'program')),
  -- free words around the declaration, which itself is nobody's to edit
  opening_before text not null default '',
  opening_after text not null default '',
  -- how it speaks: for the team, never published
  voice_notes text not null default '',
  portrait_digest text,
  -- grows when what the declaration says changes: each open thread is then told again
  revision int not null default 1,
  created_at timestamptz not null default now(),
  -- a character that is no more keeps its name in what it said
  retired_at timestamptz,
  primary key (organisation_id, persona_id),
  foreign key (organisation_id, account_id) references visavis.account on delete cascade
);
create unique index persona_of_account on visavis.persona (organisation_id, account_id) where retired_at is null;

create table visavis.persona_portrait (
  organisation_id uuid not null,
  persona_id uuid not null,
  -- side of the square, in pixels
  size int not null check (size in (96, 256, 512)),
  mime_type text not null,
  bytes bytea not null,
  primary key (organisation_id, persona_id, size),
  foreign key (organisation_id, persona_id) references visavis.persona on delete cascade
);
-- Pictures are compressed already.
alter table visavis.persona_portrait alter column bytes set storage external;

call visavis.wall_off(array['persona', 'persona_portrait']);

alter table visavis.publication
  -- the character that speaks; the member behind it is in member_id
  add column persona_id uuid,
  -- its name and the revision of its declaration when this was written
  add column persona_name text,
  add column persona_revision int,
  -- what stands before the body by rule: the declaration of a character, or the word of whoever takes over from it
  add column opening text not null default '';

alter table visavis.message add column persona_name text;
