-- Purpose: publications that answer nobody (greeting, goodbye, announcement) and automatic notices in a thread. Locks: publication, shortly.
-- Rewrites: none.

alter table visavis.publication
  -- greeting, goodbye, announcement: posts of their own; notice: said by the account itself in a thread, and no answer
  add column kind text not null default 'reply' check (kind in ('reply', 'greeting', 'goodbye', 'announcement', 'notice')),
  -- null: nobody's words, the account's own
  alter column member_id drop not null,
  add constraint publication_place check ((kind in ('reply', 'notice')) = (conversation_id is not null)) not valid,
  add constraint publication_author check (kind <> 'reply' or member_id is not null) not valid;
create index publication_announced on visavis.publication (organisation_id, account_id, created_at desc) where kind <> 'reply';

-- Notices on their way: a listener that hears one before we know that it arrived must not take it for an answer.
create table visavis.notice_under_way (
  organisation_id uuid not null,
  account_id uuid not null,
  -- the key of the post on its network, which its ref ends with
  record_key text not null,
  said_at timestamptz not null default now(),
  primary key (organisation_id, account_id, record_key),
  foreign key (organisation_id, account_id) references visavis.account on delete cascade
);

call visavis.wall_off(array['notice_under_way']);
