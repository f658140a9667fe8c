-- Purpose: publications that continue another one of ours (a thread), and that leave before a moment or not at all. Locks: publication,
-- shortly. Rewrites: none.

alter table visavis.publication
  -- the part of a thread under which it stands; it leaves once that one is there
  add column continues uuid,
  -- past it, it does not leave any more by itself
  add column deadline_at timestamptz;
create index publication_continues on visavis.publication (organisation_id, continues) where continues is not null;
