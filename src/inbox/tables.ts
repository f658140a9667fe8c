import type { Generated } from 'kysely';
import type { Facet, NetworkImage } from '../networks/network.ts';
import type { ConversationState } from './conversation.ts';
import type { Direction, EarlierText } from './message.ts';
import type { AuthorSource } from './schema.ts';

/** The inbox's tables as the stores see them. Only what kysely writes or reads by name; the rest is in the migration. */
export type InboxTables = {
  correspondent: {
    organisation_id: string;
    correspondent_id: string;
    network: string;
    identity: string;
    handle: string;
    display_name: string;
    avatar_url: string | null;
    first_seen_at: Date;
  };
  conversation: {
    organisation_id: string;
    conversation_id: string;
    account_id: string;
    correspondent_id: string | null;
    root_ref: string;
    state: ConversationState;
    holder_member_id: string | null;
    lease_until: Date | null;
    preview: string;
    message_count: number;
    first_inbound_at: Date | null;
    last_inbound_at: Date | null;
    waiting_since: Date | null;
    last_received_at: Date | null;
    last_message_at: Date;
    created_at: Generated<Date>;
  };
  message: {
    organisation_id: string;
    message_id: string;
    conversation_id: string;
    account_id: string;
    ref: string;
    version: string;
    root_ref: string | null;
    root_version: string | null;
    parent_ref: string | null;
    quoted_ref: string | null;
    direction: Direction;
    correspondent_id: string | null;
    member_id: string | null;
    publication_id: string | null;
    persona_name: string | null;
    author_source: AuthorSource | null;
    signed_as: string | null;
    addressed_member_id: string | null;
    text: string;
    facets: Facet[];
    images: NetworkImage[];
    languages: string[];
    url: string | null;
    written_at: Date;
    received_at: Date;
    said_at: Date;
    edited_at: Date | null;
    earlier_texts: EarlierText[];
    deleted_at: Date | null;
  };
  draft: {
    organisation_id: string;
    member_id: string;
    conversation_id: string;
    reply_to_message_id: string | null;
    text: string;
    revision: Generated<number>;
    updated_at: Generated<Date>;
  };
  note: {
    organisation_id: string;
    note_id: string;
    conversation_id: string;
    member_id: string;
    text: string;
    created_at: Generated<Date>;
  };
  read_mark: { organisation_id: string; member_id: string; conversation_id: string; read_until: Date };
  presence: { organisation_id: string; conversation_id: string; member_id: string; activity: 'viewing' | 'writing'; until: Date };
};
