-- Purpose: the tree of a thread is read from an index alone: two thousand messages stand on two thousand pages of the table, and on thirty of this
-- one. Locks: message, while the index is built (some 10 s a million messages). Rewrites: none; the index that it replaces is dropped.

create index message_in_thread on visavis.message (organisation_id, conversation_id, said_at, message_id) include (ref, parent_ref);
drop index visavis.message_by_conversation;

-- An index alone is enough for what a vacuum has seen: insertions call for one sooner than after a fifth of the table.
alter table visavis.message set (autovacuum_vacuum_insert_scale_factor = 0.05);
