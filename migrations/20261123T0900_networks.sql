-- Purpose: what the networks have beyond public posts: who may read a message, warnings, polls, emoji; who follows an account; what an account
-- may do on its server, and how it listens. Locks: message, conversation, publication, account, shortly. Rewrites: none.

-- From everybody (1) to hardly anybody (4).
create function visavis.narrowness(visibility text) returns int language sql immutable parallel safe
return array_position(array['public', 'unlisted', 'followers', 'private'], visibility);
revoke execute on function visavis.narrowness(text) from public;
grant execute on function visavis.narrowness(text) to visavis_app;

alter table visavis.message
  add column visibility text not null default 'public',
  -- what its author wrote before the fold; null: it stands open
  add column content_warning text,
  -- { options: [{ title, votes }], multiple, endsAt }
  add column poll jsonb,
  -- [{ shortcode, url }]
  add column emoji jsonb not null default '[]',
  -- what the network, its moderators or its author warn of, in the network's words
  add column restrictions text[] not null default '{}',
  add constraint message_visibility check (visavis.narrowness(visibility) is not null) not valid;

alter table visavis.conversation
  -- the narrowest of what was said in it, by us or to us
  add column visibility text not null default 'public',
  add constraint conversation_visibility check (visavis.narrowness(visibility) is not null) not valid;

alter table visavis.publication
  add column visibility text not null default 'public',
  add column content_warning text,
  add constraint publication_visibility check (visavis.narrowness(visibility) is not null) not valid;

-- What answers a message is read by nobody who may not read that message: whatever the interface, or a mistake of ours, asks for.
create function visavis.publication_stays_narrow() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if exists (
    select 1 from visavis.message answered
    where answered.organisation_id = new.organisation_id and answered.message_id = new.reply_to_message_id
      and visavis.narrowness(answered.visibility) > visavis.narrowness(new.visibility)
  ) then
    raise exception 'a publication would be wider than the message that it answers' using errcode = 'check_violation';
  end if;
  return new;
end $$;
revoke execute on function visavis.publication_stays_narrow() from public;
create trigger publication_stays_narrow before insert or update of visibility, reply_to_message_id on visavis.publication
  for each row execute function visavis.publication_stays_narrow();

-- Who follows an account, as far as it was heard.
create table visavis.follower (
  organisation_id uuid not null,
  account_id uuid not null,
  correspondent_id uuid not null,
  followed_at timestamptz not null,
  primary key (organisation_id, account_id, correspondent_id),
  foreign key (organisation_id, account_id) references visavis.account on delete cascade,
  foreign key (organisation_id, correspondent_id) references visavis.correspondent on delete cascade
);
call visavis.wall_off(array['follower']);

alter table visavis.account
  -- what its server offers; null: what its network usually does
  add column capabilities jsonb,
  -- [{ name, granted }]
  add column rights jsonb not null default '[]',
  -- when a person will have to connect it again
  add column credentials_end_at timestamptz,
  -- how it was last heard: stream, poll, webhook
  add column listening_way text,
  -- what its network still grants: { remaining, limit, resetAt }
  add column quota jsonb;

-- A ref ends with its record key on some networks only: elsewhere a notice is known by its words.
alter table visavis.notice_under_way add column text text;
