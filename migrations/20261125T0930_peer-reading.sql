-- Purpose: messages that left, read again the next day by a colleague who did not write them: thanks, or a word. Locks: none on existing data.
-- Rewrites: none.

create table visavis.peer_reading (
  organisation_id uuid not null,
  reading_id uuid not null,
  publication_id uuid not null,
  message_id uuid not null,
  account_id uuid not null,
  -- whose words they are, and to whom they were given to read
  author_id uuid not null,
  reader_id uuid not null,
  -- the day on which it was said, of the organisation's zone
  day date not null,
  -- why it was drawn; the reader is not told
  why text not null check (why in ('paused', 'sample')),
  drawn_at timestamptz not null default clock_timestamp(),
  -- past it, unread, it is over
  ends_at timestamptz not null,
  answer text check (answer in ('thanks', 'word')),
  word text check (char_length(word) between 1 and 400),
  answered_at timestamptz,
  -- when its author saw the answer
  seen_at timestamptz,
  primary key (organisation_id, reading_id),
  foreign key (organisation_id, account_id) references visavis.account on delete cascade,
  constraint peer_reading_by_another check (reader_id <> author_id),
  constraint peer_reading_answer check ((answer is null) = (answered_at is null) and (word is null or answer = 'word'))
);
-- Nothing is drawn twice.
create unique index peer_reading_once on visavis.peer_reading (organisation_id, publication_id);
create index peer_reading_to_read on visavis.peer_reading (organisation_id, reader_id, drawn_at) where answer is null;
create index peer_reading_said on visavis.peer_reading (organisation_id, author_id, answered_at desc) where answer is not null;

-- Where each organisation is: the last day that was drawn, and when the next night comes.
create table visavis.peer_reading_night (
  organisation_id uuid primary key,
  drawn_day date,
  next_at timestamptz not null
);

call visavis.wall_off(array['peer_reading', 'peer_reading_night']);

-- Whose night has come, whatever their organisation: one never drawn for is due at once. Answers with ids only.
create policy gate_reads on visavis.peer_reading_night for select to visavis_gate using (true);
grant select on visavis.peer_reading_night to visavis_gate;
create function visavis.list_due_peer_readings(how_many int) returns table (organisation_id uuid)
  language sql stable security definer set search_path = pg_catalog as
$$
  select o.organisation_id from visavis.organisation o left join visavis.peer_reading_night n on n.organisation_id = o.organisation_id
  where n.next_at is null or n.next_at <= now() order by n.next_at nulls first limit how_many
$$;
alter function visavis.list_due_peer_readings(int) owner to visavis_gate;
revoke execute on function visavis.list_due_peer_readings(int) from public;
grant execute on function visavis.list_due_peer_readings(int) to visavis_app;
