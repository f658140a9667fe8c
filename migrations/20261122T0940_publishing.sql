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
  -- sending, and outcome-unknown while it is looked up: past this moment whoever did it is dead
  sending_until timestamptz,
  -- look-ups since the outcome became unknown
  look_ups int not null default 0,
  -- why: { kind, reason?, detail? }
  failure jsonb,
  ref text,
  version text,
  url text,
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  primary key (organisation_id, publication_id),
  foreign key (organisation_id, account_id) references visavis.account on delete cascade
) with (fillfactor = 85);
create unique index publication_once on visavis.publication (organisation_id, account_id, idempotency_key);
-- Without the organisation in front: the sweep goes round all of them at once.
create index publication_due on visavis.publication (due_at) where state in ('scheduled', 'sending', 'retrying', 'outcome-unknown');
create index publication_waiting_for_account on visavis.publication (created_at) where state = 'needs-reauth';
create index publication_by_conversation on visavis.publication (organisation_id, conversation_id, created_at);
create index publication_by_state on visavis.publication (organisation_id, state, created_at desc);

call visavis.wall_off(array['publication']);

-- What the sweep of every worker has to look at, whatever its organisation: what is due and whose job was lost, what a dead sender left,
-- what waited for an account that is connected again. Answers with ids only.
create policy gate_reads on visavis.publication for select to visavis_gate using (true);
grant select on visavis.publication to visavis_gate;
create function visavis.list_due_publications(grace interval, how_many int) returns table (organisation_id uuid, publication_id uuid)
  language sql stable security definer set search_path = pg_catalog as
$$
  (select p.organisation_id, p.publication_id from visavis.publication p
    where p.state in ('scheduled', 'sending', 'retrying', 'outcome-unknown') and p.due_at < now() - grace
      and (p.sending_until is null or p.sending_until < now())
    order by p.due_at limit how_many)
  union all
  (select p.organisation_id, p.publication_id from visavis.publication p
    join visavis.account a on a.organisation_id = p.organisation_id and a.account_id = p.account_id
      and a.state not in ('needs-reconnection', 'disconnected')
    where p.state = 'needs-reauth' and p.created_at > now() - interval '1 hour'
    order by p.created_at limit how_many)
$$;
alter function visavis.list_due_publications(interval, int) owner to visavis_gate;
