-- Purpose: characters leave some accounts alone, an office's for one. Locks: practice_person, shortly. Rewrites: none.

alter table visavis.practice_person
  -- false: only its holder may answer there, and passers-by would wait
  add column spoken_to boolean not null default true;
