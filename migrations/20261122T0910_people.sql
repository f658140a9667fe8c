-- Purpose: members, sessions, invitations. Locks: none on existing data. Rewrites: none.

create table visavis.member (
  organisation_id uuid not null,
  member_id uuid not null,
  given_name text not null,
  family_name text not null,
  public_name text not null,
  initials text not null,
  job_title text not null default '',
  email text not null,
  passphrase_hash text not null,
  role text not null check (role in ('administrator', 'lead', 'member')),
  state text not null default 'active' check (state in ('active', 'deactivated')),
  language text check (language in ('fr', 'en')),
  failed_sign_ins int not null default 0,
  locked_until timestamptz,
  created_at timestamptz not null default now(),
  primary key (organisation_id, member_id)
);
create unique index member_email on visavis.member (organisation_id, lower(email));
-- Whose mark it is must be plain in ten years too: initials are never given twice, not even those of who left.
create unique index member_initials on visavis.member (organisation_id, lower(initials));
create index member_by_email on visavis.member (lower(email));

create table visavis.session (
  organisation_id uuid not null,
  session_id uuid not null,
  member_id uuid not null,
  -- SHA-256 of the cookie's token: a stolen table opens no door
  token_hash bytea not null,
  user_agent text not null default '',
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  primary key (organisation_id, session_id),
  foreign key (organisation_id, member_id) references visavis.member on delete cascade
);
create unique index session_token on visavis.session (token_hash, organisation_id);

create table visavis.invitation (
  organisation_id uuid not null,
  invitation_id uuid not null,
  token_hash bytea not null,
  email text not null,
  role text not null check (role in ('administrator', 'lead', 'member')),
  invited_by uuid not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  accepted_at timestamptz,
  revoked_at timestamptz,
  primary key (organisation_id, invitation_id)
);
create unique index invitation_token on visavis.invitation (token_hash, organisation_id);

call visavis.wall_off(array['member', 'session', 'invitation']);

-- The three look-ups before an organisation is known. Each answers with ids only (and, for a sign-in, nothing more than where to look).
create policy gate_reads on visavis.member for select to visavis_gate using (true);
create policy gate_reads on visavis.session for select to visavis_gate using (true);
create policy gate_reads on visavis.invitation for select to visavis_gate using (true);
grant select on visavis.member, visavis.session, visavis.invitation to visavis_gate;

create function visavis.find_sign_ins(wanted_email text) returns table (organisation_id uuid, member_id uuid)
  language sql stable security definer set search_path = pg_catalog as
$$ select m.organisation_id, m.member_id from visavis.member m where lower(m.email) = lower(wanted_email) and m.state = 'active' limit 20 $$;
alter function visavis.find_sign_ins(text) owner to visavis_gate;

create function visavis.find_session(wanted_token_hash bytea) returns table (organisation_id uuid, session_id uuid)
  language sql stable security definer set search_path = pg_catalog as
$$ select s.organisation_id, s.session_id from visavis.session s where s.token_hash = wanted_token_hash and s.expires_at > now() $$;
alter function visavis.find_session(bytea) owner to visavis_gate;

create function visavis.find_invitation(wanted_token_hash bytea) returns table (organisation_id uuid, invitation_id uuid)
  language sql stable security definer set search_path = pg_catalog as
$$ select i.organisation_id, i.invitation_id from visavis.invitation i where i.token_hash = wanted_token_hash $$;
alter function visavis.find_invitation(bytea) owner to visavis_gate;

-- Whether this installation has been set up: two numbers, no name.
create function visavis.count_organisations(out "real" int, out demonstration int)
  language sql stable security definer set search_path = pg_catalog as
$$ select count(*) filter (where not o.demonstration), count(*) filter (where o.demonstration) from visavis.organisation o $$;
alter function visavis.count_organisations() owner to visavis_gate;
