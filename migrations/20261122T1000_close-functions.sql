-- Purpose: the functions behind the wall answer the product alone, and read no name that another role of the same database could have made
-- (`public` is open to everybody up to Postgres 14). Locks: none on tables. Rewrites: none.

revoke execute on all routines in schema visavis from public;
grant execute on all functions in schema visavis to visavis_app;
grant execute on function visavis.current_organisation(), visavis.search_terms(text), visavis.search_block(uuid, timestamptz, int),
  visavis.search_blocks(uuid, timestamptz), visavis.search_question(text), visavis.name_terms(text, text) to visavis_gate;

alter function visavis.search_messages(text, text[], timestamptz, uuid, int, int) set search_path = pg_catalog, visavis, public, pg_temp;
alter function visavis.search_correspondents(text, int) set search_path = pg_catalog, visavis, public, pg_temp;
