-- Purpose: a surge is stored faster. What is new waits in the search index's pending list, which the worker empties every second, before it
-- slows a search down. Locks: SHARE UPDATE EXCLUSIVE on the index, for an instant. Rewrites: none.

-- 64 MB: some 10,000 messages. Past it whoever stores a message has to empty the list first, which takes seconds.
alter index visavis.message_search set (fastupdate = on, gin_pending_list_limit = 65536);

-- Only the index's owner may empty it.
create function visavis.flush_search() returns void language sql security definer set search_path = pg_catalog, pg_temp as
$$ select gin_clean_pending_list('visavis.message_search') $$;
revoke execute on function visavis.flush_search() from public;
grant execute on function visavis.flush_search() to visavis_app;
