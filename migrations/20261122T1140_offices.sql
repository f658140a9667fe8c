-- Purpose: offices, their tenures, the words proposed when a holder changes. Locks: account, for an instant. Rewrites: none.

-- Past this moment nobody speaks on the account until its office has a holder again; null: no such limit. It is written ahead, so that a
-- tenure's right to speak ends on time even while no worker runs.
alter table visavis.account add column voice_until timestamptz;

-- A range of one uuid lets an exclusion constraint compare ids with what every Postgres has; btree_gist would be an extension to install.
create type visavis.uuid_range as range (subtype = uuid, multirange_type_name = uuid_ranges);

create table visavis.office (
  organisation_id uuid not null,
  office_id uuid not null,
  account_id uuid not null,
  title_feminine text not null check (title_feminine <> ''),
  title_masculine text not null check (title_masculine <> ''),
  -- also what the office is called while nobody holds it
  title_neutral text not null check (title_neutral <> ''),
  created_by uuid not null,
  created_at timestamptz not null default now(),
  primary key (organisation_id, office_id),
  foreign key (organisation_id, account_id) references visavis.account on delete cascade
);
-- Without the organisation's other offices: an account speaks for one office only.
create unique index office_of_account on visavis.office (organisation_id, account_id);

create table visavis.tenure (
  organisation_id uuid not null,
  tenure_id uuid not null,
  office_id uuid not null,
  member_id uuid not null,
  kind text not null check (kind in ('holder', 'interim')),
  title_form text not null check (title_form in ('feminine', 'masculine', 'neutral')),
  -- days of the organisation's time zone: the first one of it and the first one after it, which is the same when it ended on the day that it
  -- began
  starts_on date not null,
  ends_on date check (ends_on >= starts_on),
  state text not null check (state in ('planned', 'current', 'ended', 'cancelled')),
  -- whose coming set the end: taking that plan back opens this tenure again
  ended_by uuid,
  -- whether the office put its holder in the account's team, and takes them out again
  seated boolean not null default false,
  -- the public name that its holder agreed to leave in the history; null: "titulaire précédent"
  kept_name text,
  planned_by uuid not null,
  planned_at timestamptz not null default now(),
  primary key (organisation_id, tenure_id),
  foreign key (organisation_id, office_id) references visavis.office on delete cascade,
  constraint one_holder_at_a_time exclude using gist (
    visavis.uuid_range(organisation_id, organisation_id, '[]') with &&,
    visavis.uuid_range(office_id, office_id, '[]') with &&,
    daterange(starts_on, ends_on, '[)') with &&
  ) where (state <> 'cancelled')
);
create index tenure_by_office on visavis.tenure (organisation_id, office_id, starts_on desc);
create index tenure_by_member on visavis.tenure (organisation_id, member_id);
-- Without the organisation in front: the sweep goes round all of them at once.
create index tenure_to_begin on visavis.tenure (starts_on) where state = 'planned';
create index tenure_to_end on visavis.tenure (ends_on) where state = 'current' and ends_on is not null;

create table visavis.office_post (
  organisation_id uuid not null,
  tenure_id uuid not null,
  kind text not null check (kind in ('farewell', 'welcome')),
  body text not null,
  state text not null check (state in ('proposed', 'published', 'dismissed')),
  publication_id uuid,
  -- how often it was published: a publication that was taken back leaves its key behind
  attempt int not null default 1,
  proposed_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  primary key (organisation_id, tenure_id, kind),
  foreign key (organisation_id, tenure_id) references visavis.tenure on delete cascade
);

call visavis.wall_off(array['office', 'tenure', 'office_post']);
revoke execute on all routines in schema visavis from public;
grant execute on function visavis.uuid_range(uuid, uuid), visavis.uuid_range(uuid, uuid, text) to visavis_app;

-- Offices whose holder changes today or should have changed before, whatever their organisation: answers with ids only.
create policy gate_reads on visavis.tenure for select to visavis_gate using (true);
grant select on visavis.tenure to visavis_gate;
create function visavis.list_due_offices(how_many int) returns table (organisation_id uuid, office_id uuid)
  language sql stable security definer set search_path = pg_catalog as
$$
  select distinct t.organisation_id, t.office_id
  from visavis.tenure t join visavis.organisation o on o.organisation_id = t.organisation_id
  where (t.state = 'planned' and t.starts_on <= (now() at time zone o.time_zone)::date)
     or (t.state = 'current' and t.ends_on <= (now() at time zone o.time_zone)::date)
  limit how_many
$$;
revoke execute on function visavis.list_due_offices(int) from public;
grant execute on function visavis.list_due_offices(int) to visavis_app;
alter function visavis.list_due_offices(int) owner to visavis_gate;
