-- Purpose: the private conversations of a queue, found among all the others. Locks: conversation, while its index is built. Rewrites: none.

-- Few beside the public ones: whatever the queue and its order, they are read from here.
create index conversation_private on visavis.conversation (organisation_id, state, last_message_at, conversation_id)
  where visibility = 'private';
