-- Purpose: repeated posts of which somebody said that they may end; how many posts an account made lately. Locks: post and publication, shortly
-- (publication while its index is made). Rewrites: none.

-- the last day that was found right, YYYY-MM-DD
alter table visavis.post add column may_end text;
create index publication_sent_lately on visavis.publication (organisation_id, account_id, sent_at) where sent_at is not null;
