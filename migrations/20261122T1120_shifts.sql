-- Purpose: plans of shifts, the helm of each account, hand-overs, what is said when nobody is there. Locks: none on existing data. Rewrites: none.

create table visavis.shift_plan (
  organisation_id uuid not null,
  plan_id uuid not null,
  account_id uuid not null,
  member_id uuid not null,
  -- wall time in the organisation's zone, of the first occurrence: what a rota says, whatever summer does
  starts_at timestamp not null,
  ends_at timestamp not null,
  -- null: once
  every_weeks int check (every_weeks between 1 and 52),
  -- 1 is Monday; empty: once
  weekdays int[] not null default '{}',
  -- the last day on which one may begin; null: without end
  until date,
  skip_holidays boolean not null default false,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  primary key (organisation_id, plan_id),
  check (ends_at > starts_at and ends_at <= starts_at + interval '24 hours'),
  check ((every_weeks is null) = (cardinality(weekdays) = 0)),
  foreign key (organisation_id, account_id) references visavis.account on delete cascade
);
create index shift_plan_by_account on visavis.shift_plan (organisation_id, account_id, starts_at);

-- One occurrence of a plan that is not as the plan says: cancelled, moved, or somebody else's.
create table visavis.shift_exception (
  organisation_id uuid not null,
  plan_id uuid not null,
  -- the day on which the plan would have it begin
  occurs_on date not null,
  cancelled boolean not null,
  starts_at timestamp,
  ends_at timestamp,
  member_id uuid,
  primary key (organisation_id, plan_id, occurs_on),
  check (cancelled or (starts_at is not null and ends_at is not null and member_id is not null)),
  check (ends_at > starts_at and ends_at <= starts_at + interval '24 hours'),
  foreign key (organisation_id, plan_id) references visavis.shift_plan on delete cascade
);

-- What truly happened at a helm. A planned shift has no row of its own: it follows from its plan; its row comes with the first thing that
-- happens to it.
create table visavis.shift (
  organisation_id uuid not null,
  shift_id uuid not null,
  account_id uuid not null,
  member_id uuid not null,
  -- the occurrence that it is; null when nothing was planned
  plan_id uuid,
  occurs_on date,
  state text not null check (state in ('absent', 'missed', 'taken', 'handing-over', 'ended')),
  taken_at timestamptz,
  -- until when its member said to be there, or was planned
  until timestamptz not null,
  ended_at timestamptz,
  ended_why text check (ended_why in ('left', 'handed-over', 'deactivated', 'forgotten', 'ended-by-lead')),
  greeting_id uuid,
  goodbye_id uuid,
  created_at timestamptz not null default now(),
  primary key (organisation_id, shift_id),
  check ((state in ('taken', 'handing-over', 'ended')) = (taken_at is not null)),
  check ((state = 'ended') = (ended_at is not null and ended_why is not null)),
  check ((plan_id is null) = (occurs_on is null)),
  foreign key (organisation_id, account_id) references visavis.account on delete cascade
);
-- A reload and a second device find the same shift: a member is at a helm once.
create unique index shift_at_helm on visavis.shift (organisation_id, account_id, member_id) where state in ('taken', 'handing-over');
create unique index shift_not_taken on visavis.shift (organisation_id, plan_id, occurs_on) where state in ('absent', 'missed');
create index shift_of_occurrence on visavis.shift (organisation_id, plan_id, occurs_on) where plan_id is not null;
create index shift_by_account on visavis.shift (organisation_id, account_id, taken_at);
create index shift_by_end on visavis.shift (organisation_id, account_id, ended_at desc) where state = 'ended';

create table visavis.hand_over (
  organisation_id uuid not null,
  hand_over_id uuid not null,
  account_id uuid not null,
  shift_id uuid not null,
  from_member_id uuid not null,
  -- null: whoever comes next
  to_member_id uuid,
  word text not null default '',
  -- what is open: [{ kind: 'conversation', id }]
  items jsonb not null,
  -- the words with which the leaver goes, as they were previewed; null: without a word
  goodbye text,
  state text not null check (state in ('offered', 'confirmed', 'declined', 'withdrawn')),
  settled_by uuid,
  settled_at timestamptz,
  answer text not null default '',
  created_at timestamptz not null default now(),
  primary key (organisation_id, hand_over_id),
  check ((state = 'offered') = (settled_at is null)),
  foreign key (organisation_id, shift_id) references visavis.shift on delete cascade
);
create unique index hand_over_offered on visavis.hand_over (organisation_id, shift_id) where state = 'offered';
create index hand_over_by_account on visavis.hand_over (organisation_id, account_id, created_at desc);

create table visavis.helm_settings (
  organisation_id uuid not null,
  account_id uuid not null,
  -- [{ kind: 'greeting' | 'goodbye', language, text }]
  templates jsonb not null,
  profile_line boolean not null,
  absent_after_minutes int not null check (absent_after_minutes between 1 and 120),
  hours_notice boolean not null,
  -- { fr, en }
  hours_notice_words jsonb not null,
  primary key (organisation_id, account_id),
  foreign key (organisation_id, account_id) references visavis.account on delete cascade
);

-- Whose public holidays the organisation keeps; without a row, those of the country of its zone.
create table visavis.holiday_calendar (
  organisation_id uuid not null primary key,
  country text,
  region text
);

-- Who was told when people are back: once per conversation.
create table visavis.hours_notice (
  organisation_id uuid not null,
  conversation_id uuid not null,
  account_id uuid not null,
  correspondent_id uuid not null,
  publication_id uuid,
  told_at timestamptz not null,
  primary key (organisation_id, conversation_id),
  foreign key (organisation_id, conversation_id) references visavis.conversation on delete cascade
);
create index hours_notice_by_correspondent on visavis.hours_notice (organisation_id, correspondent_id, told_at);

call visavis.wall_off(array['shift_plan', 'shift_exception', 'shift', 'hand_over', 'helm_settings', 'holiday_calendar', 'hours_notice']);

-- In which organisations there is a helm to look after: the sweep visits those, and learns nothing else.
create policy gate_reads on visavis.shift_plan for select to visavis_gate using (true);
create policy gate_reads on visavis.shift for select to visavis_gate using (true);
create policy gate_reads on visavis.helm_settings for select to visavis_gate using (true);
grant select on visavis.shift_plan, visavis.shift, visavis.helm_settings to visavis_gate;
create function visavis.list_helms_to_watch() returns setof uuid language sql stable security definer set search_path = pg_catalog as
$$
  select p.organisation_id from visavis.shift_plan p
    where case when p.every_weeks is null then p.ends_at::date else coalesce(p.until, 'infinity') end >= current_date - 3
  union select s.organisation_id from visavis.shift s where s.state in ('absent', 'taken', 'handing-over')
  union select h.organisation_id from visavis.helm_settings h where h.hours_notice
$$;
alter function visavis.list_helms_to_watch() owner to visavis_gate;
revoke execute on function visavis.list_helms_to_watch() from public;
grant execute on function visavis.list_helms_to_watch() to visavis_app;
create index shift_to_watch on visavis.shift (organisation_id) where state in ('absent', 'taken', 'handing-over');
