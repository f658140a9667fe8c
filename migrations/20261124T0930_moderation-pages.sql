-- Purpose: what an account did about people is read page by page, who was asked about last first.
-- Locks: writes to visavis.moderation wait while its index is built; a table of some thousands at most. Rewrites: none.

create index moderation_pages on visavis.moderation (organisation_id, account_id, created_at desc, moderation_id desc);
