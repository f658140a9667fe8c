-- Purpose: a person whose name grows under normalisation (a ligature of eighteen letters, 640 times) is stored like anybody else; its key
-- outgrew what an index row holds. Locks: correspondent, while one index is built. Rewrites: none.

drop index visavis.correspondent_name;
-- A name without its accents, spaces, signs and little pictures; its first 160 signs tell people apart well enough.
create or replace function visavis.name_key(display_name text) returns text language sql immutable parallel safe
return left(regexp_replace(lower(normalize(regexp_replace(left(display_name, 640), ':[\w+-]+:', '', 'g'), nfkd)),
  '[[:space:][:punct:]\u0300-\u036f\u200d\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]', '', 'g'), 160);
create index correspondent_name on visavis.correspondent (organisation_id, visavis.name_key(display_name));
