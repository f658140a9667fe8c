-- Purpose: a draft keeps who is to read it, its warning, and that it corrects a message of ours; a publication says what it corrects.
-- Locks: draft, publication, shortly. Rewrites: none.

alter table visavis.draft
  -- null: whoever reads what it answers
  add column visibility text,
  -- null: the warning of what it answers; empty: none
  add column content_warning text,
  -- it corrects the message of ours that it answers
  add column corrects boolean not null default false,
  add constraint draft_visibility check (visibility is null or visavis.narrowness(visibility) is not null) not valid;

-- The message of ours that it corrects.
alter table visavis.publication add column corrects_message_id uuid;
create index publication_corrects on visavis.publication (organisation_id, corrects_message_id) where corrects_message_id is not null;
