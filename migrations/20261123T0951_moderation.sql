-- Purpose: what an account does about people and posts that it would rather not have under its name, and how far the network was told.
-- Locks: none on existing data. Rewrites: none.

create table visavis.moderation (
  organisation_id uuid not null,
  moderation_id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  kind text not null check (kind in ('mute', 'block', 'hide', 'report')),
  correspondent_id uuid not null,
  -- what is hidden, or reported; null: the person
  message_id uuid,
  -- where it was asked for
  conversation_id uuid not null,
  -- of a report: why, and what a person of ours adds
  reason text check ((kind = 'report') = (reason is not null)),
  comment text not null default '',
  state text not null check (state in ('asked', 'stands', 'failed', 'undoing', 'undo-failed', 'undone')),
  -- who asked last, and who took it back last
  member_id uuid not null,
  undone_by uuid,
  -- not told to the network before
  due_at timestamptz not null default now(),
  -- whoever tells the network has it alone until then
  doing_until timestamptz,
  -- how often the network was told anything; and since the wish of now
  attempts int not null default 0,
  tries int not null default 0,
  failure jsonb,
  created_at timestamptz not null default now(),
  -- when the wish of now was made
  wished_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  primary key (organisation_id, moderation_id),
  foreign key (organisation_id, account_id) references visavis.account on delete cascade,
  foreign key (organisation_id, correspondent_id) references visavis.correspondent on delete cascade,
  foreign key (organisation_id, conversation_id) references visavis.conversation on delete cascade,
  foreign key (organisation_id, message_id) references visavis.message on delete cascade
);
-- One at a time about the same: asked twice, by whomever, it is the same one.
create unique index moderation_of on visavis.moderation (organisation_id, account_id, kind, correspondent_id,
  coalesce(message_id, '00000000-0000-0000-0000-000000000000')) where state <> 'undone';
create index moderation_by_correspondent on visavis.moderation (organisation_id, correspondent_id, changed_at desc);
create index moderation_by_account on visavis.moderation (organisation_id, account_id, changed_at desc);
create index moderation_by_message on visavis.moderation (organisation_id, message_id) where message_id is not null;
create index moderation_by_conversation on visavis.moderation (organisation_id, conversation_id);

call visavis.wall_off(array['moderation']);
