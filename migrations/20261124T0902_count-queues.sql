-- Purpose: queues are counted from an index alone, now that who may read a private conversation is asked of each. Locks: conversation, while the index
-- is built (some seconds for 200,000 conversations). Rewrites: none; the index that it replaces is dropped.

create index conversation_in_state on visavis.conversation (organisation_id, state, last_message_at, conversation_id)
  include (visibility, account_id, holder_member_id);
drop index visavis.conversation_by_state;
