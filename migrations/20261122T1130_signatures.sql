-- Purpose: forms of a signature, where it stands, when it may be left out; who wrote a message of ours that did not leave from here.
-- Locks: ACCESS EXCLUSIVE on account and message for an instant; SHARE on message while its index is built. Rewrites: none (constant defaults).

alter table visavis.account
  drop constraint account_signature_form_check,
  add constraint account_signature_form_check
    check (signature_form in ('given-name', 'initials', 'speaker-tag', 'title-and-name', 'none')),
  -- null: where the form usually stands (a name on its own line, initials and tags behind the last word)
  add column signature_place text check (signature_place in ('own-line', 'same-line', 'start')),
  -- on which occasions nobody need sign: quotes, later posts of a thread of one's own
  add column signature_dropped text[] not null default '{}' check (signature_dropped <@ array['quotes', 'later-posts']);

alter table visavis.message
  -- outbound, not sent from here: how its member is known; `person`: somebody of the team said so, and nothing overrules it
  add column author_source text check (author_source in ('signature', 'tag', 'thread', 'person')),
  -- outbound, not sent from here: the signature as it stands in the text; null when there is none, or nobody looked
  add column signed_as text,
  -- inbound: the member whose speaker tag it names
  add column addressed_member_id uuid;

-- Conversations of a speaker: what he or she wrote in, and what names him or her.
create index message_by_speaker on visavis.message (organisation_id, (coalesce(member_id, addressed_member_id)), conversation_id)
  where member_id is not null or addressed_member_id is not null;
-- Messages of ours of which nobody knows the author: the question that the inbox asks.
create index message_without_author on visavis.message (organisation_id, account_id, said_at)
  where direction = 'outbound' and member_id is null and publication_id is null and author_source is null and deleted_at is null;
