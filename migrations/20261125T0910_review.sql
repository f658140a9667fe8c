-- Purpose: words that are read again before they leave: pauses, and reviews by a second pair of eyes; publications and posts that wait for one.
-- Locks: publication and post, shortly. Rewrites: none.

-- One a text and its place: the same words pressed again do not start its clock anew.
create table visavis.guardrail_pause (
  organisation_id uuid not null,
  pause_id uuid not null,
  member_id uuid not null,
  account_id uuid not null,
  -- digests (SHA-256) of where they are said, and of what is said
  place bytea not null,
  words bytea not null,
  -- as the author was shown them
  findings jsonb not null,
  asked_at timestamptz not null default clock_timestamp(),
  -- when the words went on after it, and as what
  passed_at timestamptz,
  publication_id uuid,
  post_id uuid,
  primary key (organisation_id, pause_id),
  foreign key (organisation_id, account_id) references visavis.account on delete cascade
);
create unique index guardrail_pause_once on visavis.guardrail_pause (organisation_id, member_id, account_id, place, words) where passed_at is null;
create index guardrail_pause_passed on visavis.guardrail_pause (organisation_id, passed_at) where passed_at is not null;
create index guardrail_pause_read on visavis.guardrail_pause (organisation_id, member_id, account_id, place, words) where passed_at is not null;

create table visavis.review (
  organisation_id uuid not null,
  review_id uuid not null,
  -- what waits: one or the other
  publication_id uuid,
  post_id uuid,
  conversation_id uuid,
  reply_to_message_id uuid,
  account_id uuid not null,
  -- on which its words are held
  account_ids uuid[] not null check (cardinality(account_ids) > 0),
  -- whose words they are
  member_id uuid not null,
  -- who else wrote them, and does not review them either
  written_by uuid[] not null default '{}',
  -- without signature; parts of a thread apart
  parts text[] not null,
  findings jsonb not null,
  asked_at timestamptz not null default clock_timestamp(),
  -- past it the words go back to their author
  ends_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'approved', 'amended', 'refused', 'timed-out', 'taken-back', 'gone')),
  -- who settled it; null while it waits, and when nobody did
  reviewer_id uuid,
  -- with a refusal
  word text,
  -- as the reviewer wrote it
  amended_parts text[],
  -- why it could not leave any more
  gone_why text,
  settled_at timestamptz,
  primary key (organisation_id, review_id),
  foreign key (organisation_id, account_id) references visavis.account on delete cascade,
  constraint review_subject check ((publication_id is null) <> (post_id is null)),
  constraint review_of_reply check ((publication_id is null) = (conversation_id is null)),
  constraint review_settled check ((state = 'waiting') = (settled_at is null))
);
create unique index review_of_publication_once on visavis.review (organisation_id, publication_id) where state = 'waiting';
create unique index review_of_post_once on visavis.review (organisation_id, post_id) where state = 'waiting';
create index review_of_publication on visavis.review (organisation_id, publication_id) where publication_id is not null;
create index review_of_post on visavis.review (organisation_id, post_id) where post_id is not null;
create index review_waiting on visavis.review (organisation_id, ends_at) where state = 'waiting';
create index review_settled_last on visavis.review (organisation_id, settled_at desc) where settled_at is not null;
-- Without the organisation in front: the sweep goes round all of them at once.
create index review_ending on visavis.review (ends_at) where state = 'waiting';

-- One row an account on which somebody said so.
create table visavis.review_setting (
  organisation_id uuid not null,
  account_id uuid not null,
  -- after which a held reply goes back to its author
  minutes int not null check (minutes between 5 and 1440),
  primary key (organisation_id, account_id),
  foreign key (organisation_id, account_id) references visavis.account on delete cascade
);

call visavis.wall_off(array['guardrail_pause', 'review', 'review_setting']);

-- What the sweep of every worker has to look at, whatever its organisation. Answers with ids only.
create policy gate_reads on visavis.review for select to visavis_gate using (true);
grant select on visavis.review to visavis_gate;
create function visavis.list_ended_reviews(how_many int) returns table (organisation_id uuid, review_id uuid)
  language sql stable security definer set search_path = pg_catalog as
$$
  select r.organisation_id, r.review_id from visavis.review r where r.state = 'waiting' and r.ends_at <= now() order by r.ends_at limit how_many
$$;
alter function visavis.list_ended_reviews(int) owner to visavis_gate;
revoke execute on function visavis.list_ended_reviews(int) from public;
grant execute on function visavis.list_ended_reviews(int) to visavis_app;

alter table visavis.publication
  drop constraint publication_state_check,
  add constraint publication_state_check check (state in ('held', 'scheduled', 'sending', 'sent', 'retrying', 'failed', 'needs-reauth', 'outcome-unknown',
    'cancelled', 'withdrawing', 'withdrawn', 'withdraw-failed')) not valid,
  -- as its author pressed it, where a reviewer amended it, and who did
  add column body_before text,
  add column amended_by uuid;

alter table visavis.post
  drop constraint post_state_check,
  add constraint post_state_check check (state in ('draft', 'review', 'planned', 'asking', 'left', 'dropped')) not valid,
  drop constraint post_planned,
  add constraint post_planned check (state not in ('review', 'planned', 'asking')
    or (planned_by is not null and local_time is not null and zone is not null and due_at is not null)) not valid,
  drop constraint post_asks_check,
  add constraint post_asks_check check (asks in ('late', 'writer-gone', 'refused', 'stopped')) not valid,
  -- what was known of its words when it got its time: 'account rule why'; and of which words
  add column judged text[] not null default '{}',
  add column judged_revision int,
  -- findings for which it asks
  add column stopped jsonb,
  -- that waits for it, or the last that did
  add column review_id uuid;
