-- Purpose: our own pictures are known again where a server shows them made anew (Mastodon strips and packs them again). Locks: ACCESS EXCLUSIVE
-- on account_profile, for an instant. Rewrites: none.

-- digest of a picture as the server shows it: id of the picture that it was made of; the newest few
alter table visavis.account_profile add column served jsonb not null default '{}';
