-- Purpose: a shift also ends when its member is put off the team of its account, or its office passes on. Locks: shift, while its rows are checked. Rewrites: none.
alter table visavis.shift drop constraint shift_ended_why_check;
alter table visavis.shift add constraint shift_ended_why_check
  check (ended_why in ('left', 'handed-over', 'deactivated', 'forgotten', 'ended-by-lead', 'off-team'));
