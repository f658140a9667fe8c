-- Purpose: taking a sent publication back from its network. Locks: publication, while two small partial indexes are made; message, shortly.
-- Rewrites: none.

alter table visavis.publication
  drop constraint publication_state_check,
  add constraint publication_state_check check (state in ('scheduled', 'sending', 'sent', 'retrying', 'failed', 'needs-reauth', 'outcome-unknown',
    'cancelled', 'withdrawing', 'withdrawn', 'withdraw-failed')) not valid,
  -- who wanted it taken back, and when; still there when it could not be
  add column withdrawn_by uuid,
  add column withdraw_asked_at timestamptz,
  -- when the network had surely taken it down
  add column withdrawn_at timestamptz,
  -- how often the network was asked since then
  add column withdraw_tries int not null default 0;
create index publication_withdrawing on visavis.publication (due_at) where state = 'withdrawing';

-- Taken back by us: whatever an older answer of its network says, it is gone.
alter table visavis.message add column withdrawn boolean not null default false;

-- As before; and what is being taken back, and whose job was lost or died.
create or replace function visavis.list_due_publications(grace interval, how_many int) returns table (organisation_id uuid, publication_id uuid)
  language sql stable security definer set search_path = pg_catalog as
$$
  (select p.organisation_id, p.publication_id from visavis.publication p
    where p.state in ('scheduled', 'sending', 'retrying', 'outcome-unknown') and p.due_at < now() - grace
      and (p.sending_until is null or p.sending_until < now())
    order by p.due_at limit how_many)
  union all
  (select p.organisation_id, p.publication_id from visavis.publication p
    where p.state = 'withdrawing' and p.due_at < now() - grace and (p.sending_until is null or p.sending_until < now())
    order by p.due_at limit how_many)
  union all
  (select p.organisation_id, p.publication_id from visavis.publication p
    join visavis.account a on a.organisation_id = p.organisation_id and a.account_id = p.account_id
      and a.state not in ('paused', 'needs-reconnection', 'disconnected')
    where p.state = 'needs-reauth' and p.created_at > now() - interval '1 hour'
    order by p.created_at limit how_many)
$$;
