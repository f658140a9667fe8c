-- Purpose: publications, the outbox. Locks: none on existing data. Rewrites: none.

create table visavis.publication (
  organisation_id uuid not null,
  publication_id uuid not null,
  account_id uuid not null,
  conversation_id uuid,
  reply_to_message_id uuid,
  member_id uuid not null,
  -- as typed, without signature; what goes back into the draft if it cannot be sent
  body text not null,
  signature text not null,
  -- body and signature as the public reads them
  text text not null,
  -- root and parent pointers as they were when the reply was written: { root: {ref, version}, parent: {ref, version} }
  reply jsonb,
  languages text[] not null default '{}',
  -- chosen by the browser, once per press of the button, for life
  idempotency_key text not null,
  -- the post's key on the network, chosen before the first attempt
  record_key text not null,
  -- the post's own date, fixed so that a repeat is the same record to the byte
  written_at timestamptz not null,
  state text not null check (state in ('scheduled', 'sending', 'sent', 'retrying', 'failed', 'needs-reauth', 'outcome-unknown', 'cancelled')),
  -- when it may leave (scheduled: end of the undo delay; retrying, outcome-unknown: next try)
  due_at timestamptz not null,
  attempts int not null default 0,
  -- sending: past this moment its sender is dead and the outcome is unknown
  sending_until timestamptz,
  -- why: { kind, reason?, detail? }
  failure jsonb,
  ref text,
  version text,
  url text,
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  primary key (organisation_id, publication_id),
  foreign key (organisation_id, account_id) references visavis.account on delete cascade
);
create unique index publication_once on visavis.publication (organisation_id, account_id, idempotency_key);
create index publication_due on visavis.publication (organisation_id, due_at) where state in ('scheduled', 'sending', 'retrying', 'outcome-unknown');
create index publication_by_conversation on visavis.publication (organisation_id, conversation_id, created_at);
create index publication_by_state on visavis.publication (organisation_id, state, created_at desc);

call visavis.wall_off(array['publication']);
