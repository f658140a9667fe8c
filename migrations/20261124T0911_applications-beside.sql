-- Purpose: an organisation's application stays beside the one that it brings after it: the accounts that were connected with it go on, and what its
-- network signs for it is heard. Locks: ACCESS EXCLUSIVE on network_application (a few rows), for an instant. Rewrites: its primary key.

alter table visavis.network_application drop constraint network_application_pkey;
alter table visavis.network_application add primary key (organisation_id, network, server, client_id);
