-- Purpose: team pictures remember who was left out on purpose, and are all looked after. Locks: team_picture, shortly. Rewrites: none.

alter table visavis.team_picture
  -- members who are not to be on it though they agreed to be shown: who joins later and is not here is added to a picture that follows
  add column left_out uuid[] not null default '{}';

drop function visavis.list_following_pictures(int);
create function visavis.list_team_pictures(how_many int) returns table (organisation_id uuid, account_id uuid)
  language sql stable security definer set search_path = pg_catalog as
$$ select t.organisation_id, t.account_id from visavis.team_picture t order by t.changed_at limit how_many $$;
alter function visavis.list_team_pictures(int) owner to visavis_gate;
revoke execute on function visavis.list_team_pictures(int) from public;
grant execute on function visavis.list_team_pictures(int) to visavis_app;
