-- Purpose: posts that accounts say of their own accord: shared drafts with their versions and comments, when they leave, what became of each
-- coming, and the slots of an account's week. Locks: none on existing data. Rewrites: none.

create table visavis.post (
  organisation_id uuid not null,
  post_id uuid not null,
  state text not null check (state in ('draft', 'planned', 'asking', 'left', 'dropped')),
  -- who began it
  author_id uuid not null,
  -- { parts: [{ text }], versions: [{ accountId, parts }], visibility, contentWarning, languages }
  content jsonb not null,
  account_ids uuid[] not null default '{}',
  -- counts up with every change of content and accounts
  revision int not null default 1,
  -- in whose name it leaves: who planned it
  planned_by uuid,
  -- wall time of its next coming, YYYY-MM-DDTHH:MM, in zone (IANA)
  local_time text,
  zone text,
  due_at timestamptz,
  -- wall time of the first coming, from which the rule counts; null when it comes once
  repeat_from text,
  -- RFC 5545, without its end
  repeat_rule text,
  -- last local date
  repeat_until text,
  -- minutes after a coming's time past which it does not leave any more
  deadline_minutes int,
  -- why it asks: it is late, nobody may say it, every account refused
  asks text check (asks in ('late', 'writer-gone', 'refused')),
  created_at timestamptz not null default clock_timestamp(),
  changed_at timestamptz not null default clock_timestamp(),
  primary key (organisation_id, post_id),
  constraint post_planned check (state not in ('planned', 'asking') or (planned_by is not null and local_time is not null and zone is not null and due_at is not null)),
  constraint post_repeat check ((repeat_rule is null) = (repeat_until is null) and (repeat_rule is null) = (repeat_from is null))
);
create index post_by_time on visavis.post (organisation_id, due_at) where due_at is not null;
create index post_by_state on visavis.post (organisation_id, state, changed_at desc);
-- Without the organisation in front: the sweep goes round all of them at once.
create index post_due on visavis.post (due_at) where state = 'planned';

create table visavis.post_version (
  organisation_id uuid not null,
  post_id uuid not null,
  revision int not null,
  member_id uuid not null,
  content jsonb not null,
  account_ids uuid[] not null,
  written_at timestamptz not null default clock_timestamp(),
  primary key (organisation_id, post_id, revision),
  foreign key (organisation_id, post_id) references visavis.post on delete cascade
);

create table visavis.post_comment (
  organisation_id uuid not null,
  comment_id uuid not null,
  post_id uuid not null,
  member_id uuid not null,
  -- of the post, as it was when this was said of it
  revision int not null,
  text text not null,
  said_at timestamptz not null default clock_timestamp(),
  settled_at timestamptz,
  settled_by uuid,
  primary key (organisation_id, comment_id),
  foreign key (organisation_id, post_id) references visavis.post on delete cascade
);
create index post_comment_by_post on visavis.post_comment (organisation_id, post_id, said_at);

-- A coming that left, or was let go: what each account said, or why it did not.
create table visavis.post_coming (
  organisation_id uuid not null,
  post_id uuid not null,
  -- wall time as the plan had it; with the post, its name
  local_time text not null,
  due_at timestamptz not null,
  -- who said so when it was late; null when it left by itself
  member_id uuid,
  outcome text not null check (outcome in ('left', 'skipped')),
  -- [{ accountId, part, publicationId } | { accountId, part, refusal }]
  said jsonb not null default '[]',
  settled_at timestamptz not null default clock_timestamp(),
  primary key (organisation_id, post_id, due_at),
  foreign key (organisation_id, post_id) references visavis.post on delete cascade
);
create index post_coming_by_time on visavis.post_coming (organisation_id, due_at);

create table visavis.account_slot (
  organisation_id uuid not null,
  account_id uuid not null,
  -- 1 Monday to 7 Sunday, HH:MM on the organisation's wall clock
  weekday int not null check (weekday between 1 and 7),
  local_time text not null,
  primary key (organisation_id, account_id, weekday, local_time),
  foreign key (organisation_id, account_id) references visavis.account on delete cascade
);

call visavis.wall_off(array['post', 'post_version', 'post_comment', 'post_coming', 'account_slot']);

-- What the sweep of every worker has to look at, whatever its organisation. Answers with ids only.
create policy gate_reads on visavis.post for select to visavis_gate using (true);
grant select on visavis.post to visavis_gate;
create function visavis.list_due_posts(how_many int) returns table (organisation_id uuid, post_id uuid)
  language sql stable security definer set search_path = pg_catalog as
$$
  select p.organisation_id, p.post_id from visavis.post p where p.state = 'planned' and p.due_at <= now() order by p.due_at limit how_many
$$;
alter function visavis.list_due_posts(int) owner to visavis_gate;
revoke execute on function visavis.list_due_posts(int) from public;
grant execute on function visavis.list_due_posts(int) to visavis_app;
