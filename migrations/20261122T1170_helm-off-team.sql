-- A shift also ends when its member is put off the account's team, or its office passes to somebody else.
alter table shift drop constraint shift_ended_why_check;
alter table shift add constraint shift_ended_why_check
  check (ended_why in ('left', 'handed-over', 'deactivated', 'forgotten', 'ended-by-lead', 'off-team'));
