-- Purpose: what waits for the part before it is not due, so that many such parts do not stand before what a sweep must recover. Locks: none.
-- Rewrites: none.

create or replace function visavis.list_due_publications(grace interval, how_many int) returns table (organisation_id uuid, publication_id uuid)
  language sql stable security definer set search_path = pg_catalog as
$$
  (select p.organisation_id, p.publication_id from visavis.publication p
    where p.state in ('scheduled', 'sending', 'retrying', 'outcome-unknown') and p.due_at < now() - grace
      and (p.sending_until is null or p.sending_until < now())
      and (p.continues is null or p.state not in ('scheduled', 'retrying') or not exists (
        select 1 from visavis.publication before
        where before.organisation_id = p.organisation_id and before.publication_id = p.continues
          and before.state in ('scheduled', 'sending', 'retrying', 'outcome-unknown', 'needs-reauth')))
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
