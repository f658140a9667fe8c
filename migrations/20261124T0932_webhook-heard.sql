-- Purpose: whether a network ever called the organisation's own address, so that a person who set it up sees whether it works.
-- Locks: visavis.network_application, for an instant. Rewrites: none.

alter table visavis.network_application
  -- when the network last asked whether the address holds the organisation's keys, and was answered
  add column webhook_checked_at timestamptz,
  -- when it last sent something that its signature vouches for
  add column webhook_heard_at timestamptz;
