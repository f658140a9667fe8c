-- Purpose: every question is answered by the search index alone. A word with a hyphen or an apostrophe was asked as a phrase, for which Postgres read
-- each candidate's text four times over. Locks: none on tables. Rewrites: none.

-- In `TGV-8412` the index has the number `-8412`: a number is asked for with either sign. Nothing but digits stands between these quotes.
create function visavis.any_sign(question text) returns text language sql immutable parallel safe
return regexp_replace(question, '(^|[ (!])''[-+]?([0-9]+)''(?=$|[ )])', '\1(''\2''|''-\2''|''+\2'')', 'g');

-- Words as they are asked of `search_terms`: all of them, in one of the readings, each different one once. What the parser makes of a compound
-- (`haut-parleur`, haut, parleur) stands together wherever the first of them stands: asking for all of it is asking for the compound.
create or replace function visavis.search_question(words text) returns tsquery language sql immutable parallel safe
begin atomic
  select string_agg(distinct '(' || visavis.any_sign(reading) || ')', '|')::tsquery
  from unnest(array[
    plainto_tsquery('pg_catalog.french', words)::text, plainto_tsquery('visavis.folded_french', words)::text,
    plainto_tsquery('pg_catalog.english', words)::text, plainto_tsquery('visavis.folded_simple', words)::text]) as reading
  where reading <> '';
end;

-- All of these words, the words of these phrases as they are written, and none of these.
create function visavis.search_question(words text, phrases text[], without text[]) returns tsquery language sql immutable parallel safe
begin atomic
  select string_agg('(' || part || ')', '&')::tsquery
  from (
    select visavis.search_question(words)::text as part
    union all
    select visavis.any_sign(plainto_tsquery('visavis.folded_simple', phrase)::text) from unnest(phrases) as phrase
    union all
    select '!(' || visavis.search_question(word)::text || ')' from unnest(without) as word
  ) as parts
  where part <> '';
end;

create function visavis.folded(body text) returns text language sql stable parallel safe return public.unaccent('public.unaccent', lower(body));

-- What a folded text matches in which these words follow each other, whatever stands between them; null when there is no word.
create function visavis.phrase_pattern(phrase text) returns text language sql stable parallel safe
return '(^|[^[:alnum:]])'
  || nullif(replace(btrim(regexp_replace(visavis.folded(phrase), '[^[:alnum:]]+', ' ', 'g')), ' ', '[^[:alnum:]]+'), '')
  || '($|[^[:alnum:]])';

-- Of each conversation that has, in these blocks of time, messages that answer the question: the newest of them, strictly before a moment
-- and message; newest first. `holding` and `lacking` are patterns of phrases: texts are read for them, the newest first, and no more of them
-- than it takes. Reads `most` messages at most: when `candidates` says so many, there may be newer ones, and smaller blocks are to be asked for.
create function visavis.search_messages(question tsquery, holding text[], lacking text[], blocks text[], before_said_at timestamptz,
  before_message uuid, wanted int, most int)
  returns table (message_id uuid, conversation_id uuid, said_at timestamptz, candidates bigint)
  language plpgsql stable security definer
  set search_path = pg_catalog, visavis, public, pg_temp set plan_cache_mode = force_generic_plan set enable_seqscan = off set jit = off
  set max_parallel_workers_per_gather = 0 set work_mem = '32MB' as $$
declare
  organisation constant uuid := visavis.current_organisation();
  block tsquery;
  seen uuid[] := '{}';
  one record;
begin
  select string_agg(quote_literal(chr(1) || organisation || ':' || term), '|')::tsquery into block from unnest(blocks) as term;
  if block is null or question is null then return; end if;
  if cardinality(holding) + cardinality(lacking) = 0 then
    return query
      with candidate as (
        select m.message_id, m.conversation_id, m.said_at
        from visavis.message m
        where (visavis.search_blocks(m.organisation_id, m.said_at) || visavis.search_terms(m.text)) @@ (block && question)
          and m.deleted_at is null and m.organisation_id is not distinct from organisation
          and (m.said_at, m.message_id) < (before_said_at, before_message)
        limit most
      ), newest as (
        select distinct on (c.conversation_id) c.*, (select count(*) from candidate) as candidates
        from candidate c order by c.conversation_id, c.said_at desc, c.message_id desc
      )
      select n.message_id, n.conversation_id, n.said_at, n.candidates from newest n
      order by n.said_at desc, n.message_id desc limit wanted;
    return;
  end if;
  for one in
    with candidate as (
      select m.message_id, m.conversation_id, m.said_at, m.text as body
      from visavis.message m
      where (visavis.search_blocks(m.organisation_id, m.said_at) || visavis.search_terms(m.text)) @@ (block && question)
        and m.deleted_at is null and m.organisation_id is not distinct from organisation
        and (m.said_at, m.message_id) < (before_said_at, before_message)
      limit most
    )
    select * from (
      select c.*, count(*) over () as candidates from candidate c order by c.said_at desc, c.message_id desc offset 0
    ) as sorted
    where sorted.candidates >= most or visavis.folded(sorted.body) ~ all(holding)
      and (cardinality(lacking) = 0 or visavis.folded(sorted.body) !~ all(lacking))
  loop
    continue when one.conversation_id = any(seen);
    message_id := one.message_id; conversation_id := one.conversation_id; said_at := one.said_at; candidates := one.candidates;
    return next;
    seen := seen || one.conversation_id;
    exit when cardinality(seen) >= wanted or one.candidates >= most;
  end loop;
end $$;

-- Those of these conversations that have, in these blocks of time, a message that answers the question, at or after a moment and message.
create function visavis.search_shown(question tsquery, holding text[], lacking text[], blocks text[], from_said_at timestamptz,
  from_message uuid, conversations uuid[])
  returns setof uuid
  language plpgsql stable security definer
  set search_path = pg_catalog, visavis, public, pg_temp set plan_cache_mode = force_generic_plan set enable_seqscan = off set jit = off
  set max_parallel_workers_per_gather = 0 set work_mem = '32MB' as $$
declare
  organisation constant uuid := visavis.current_organisation();
  by_phrase constant boolean := cardinality(holding) + cardinality(lacking) > 0;
  block tsquery;
begin
  select string_agg(quote_literal(chr(1) || organisation || ':' || term), '|')::tsquery into block from unnest(blocks) as term;
  if block is null or question is null then return; end if;
  return query
    select distinct m.conversation_id
    from visavis.message m
    where (visavis.search_blocks(m.organisation_id, m.said_at) || visavis.search_terms(m.text)) @@ (block && question)
      and m.deleted_at is null and m.organisation_id is not distinct from organisation
      and (m.said_at, m.message_id) >= (from_said_at, from_message) and m.conversation_id = any(conversations)
      and (not by_phrase or visavis.folded(m.text) ~ all(holding) and (cardinality(lacking) = 0 or visavis.folded(m.text) !~ all(lacking)));
end $$;

revoke execute on all routines in schema visavis from public;
alter function visavis.search_messages(tsquery, text[], text[], text[], timestamptz, uuid, int, int) owner to visavis_gate;
alter function visavis.search_shown(tsquery, text[], text[], text[], timestamptz, uuid, uuid[]) owner to visavis_gate;
grant execute on function visavis.any_sign(text), visavis.search_question(text), visavis.search_question(text, text[], text[]),
  visavis.folded(text), visavis.phrase_pattern(text), visavis.search_messages(tsquery, text[], text[], text[], timestamptz, uuid, int, int),
  visavis.search_shown(tsquery, text[], text[], text[], timestamptz, uuid, uuid[]) to visavis_app;
grant execute on function visavis.folded(text) to visavis_gate;
drop function visavis.search_messages(text, text[], timestamptz, uuid, int, int);
