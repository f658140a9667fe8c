-- Purpose: the team of an account: who answers on it, in which order they are shown, and how each signs there. An account without a team is
-- everybody's. Locks: SHARE ROW EXCLUSIVE on account and member for an instant (foreign keys). Rewrites: none.

create table visavis.account_member (
  organisation_id uuid not null,
  account_id uuid not null,
  member_id uuid not null,
  -- the name under which he or she signs on this account; null: the public name
  signs_as text check (signs_as <> ''),
  rank int not null,
  since timestamptz not null default now(),
  -- null while it lasts
  until timestamptz,
  primary key (organisation_id, account_id, member_id, since),
  foreign key (organisation_id, account_id) references visavis.account on delete cascade,
  foreign key (organisation_id, member_id) references visavis.member on delete cascade
);
create unique index account_member_now on visavis.account_member (organisation_id, account_id, member_id) where until is null;
create index account_member_by_member on visavis.account_member (organisation_id, member_id) where until is null;

call visavis.wall_off(array['account_member']);
