-- Purpose: a listener that a short pause passed by is begun anew all the same. Locks: account, shortly. Rewrites: none.
alter table visavis.account
  -- how often it was paused: whoever listens since before its last pause listens no more
  add column pauses int not null default 0;

drop function visavis.list_accounts_to_hear();
create function visavis.list_accounts_to_hear() returns table (organisation_id uuid, account_id uuid, connection_number int, pauses int)
  language sql stable security definer set search_path = pg_catalog as
$$ select a.organisation_id, a.account_id, a.connection_number, a.pauses from visavis.account a
   where a.state not in ('paused', 'needs-reconnection', 'disconnected') order by a.created_at $$;
revoke execute on function visavis.list_accounts_to_hear() from public;
grant execute on function visavis.list_accounts_to_hear() to visavis_app;
alter function visavis.list_accounts_to_hear() owner to visavis_gate;
