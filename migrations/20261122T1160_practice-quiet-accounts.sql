-- Purpose: characters leave some accounts alone, an office's for one, where only its holder may answer. Locks: practice_person, shortly.
-- Rewrites: none.

alter table visavis.practice_person add column spoken_to boolean not null default true;
