import type { Query } from '../platform/database/index.ts';
import { countAnswers, countConversations, readEarlier } from './card-store.ts';
import { findDraft } from './draft-store.ts';
import type { Draft } from './draft-store.ts';
import type { Message } from './message.ts';
import type { ConversationView, CorrespondentCard, CorrespondentView, DraftView, MessageView, NoteView, ThreadView } from './schema.ts';
import { readNotes, readPresences } from './team-store.ts';
import type { Note } from './team-store.ts';
import { orderThread, UNKNOWN, windowOf } from './thread-tree.ts';
import { findQuoted, readMessages, readSkeleton } from './thread-store.ts';
import type { QuotedMessage } from './thread-store.ts';
import { findIdentities } from './tie-store.ts';
import { findCorrespondents, findOpened } from './view-store.ts';
import type { Reader } from './view-store.ts';

/** The newest messages that are put in order; what is older in a still larger thread is not shown. */
const MOST_MESSAGES = 20_000;
const MOST_NOTES = 500;
const MOST_EARLIER = 10;

export interface ThreadWindow {
  readonly conversationId: string;
  readonly from: number | undefined;
  readonly limit: number;
}

/** A conversation as its reader opens it: a window of the thread in reading order, and what the team has around it. */
export async function readThread(db: Query, reader: Reader, window: ThreadWindow): Promise<ThreadView | null> {
  const { organisationId } = reader;
  const { conversationId } = window;
  const opened = await findOpened(db, reader, conversationId);
  if (!opened) return null;
  const { view, rootRef } = opened;
  const skeleton = await readSkeleton(db, organisationId, { conversationId, rootRef, limit: MOST_MESSAGES });
  const { order, depths } = orderThread(skeleton);
  const from = windowOf(order, window.from, window.limit);
  const shown = Array.from(order.subarray(from, from + window.limit), (number): Place => {
    const parent = skeleton.parents[number]!;
    return {
      messageId: skeleton.idOf(number),
      parentMessageId: parent < 0 ? null : skeleton.idOf(parent),
      parentMissing: parent === UNKNOWN,
      depth: depths[number]!,
    };
  });
  const messages = await readMessages(
    db,
    organisationId,
    shown.map(({ messageId }) => messageId),
  );
  const quotedRefs = [...messages.values()].flatMap((message) => message.quotedRef ?? []);
  const authors = [view.correspondent, ...messages.values()].flatMap((one) => one?.correspondentId ?? []);
  const surroundings = {
    quoted: await findQuoted(db, organisationId, view.accountId, [...new Set(quotedRefs)]),
    people: await findCorrespondents(db, organisationId, [...new Set(authors)]),
  };
  const notes = await readNotes(db, organisationId, conversationId, MOST_NOTES);
  const draft = await findDraft(db, organisationId, { conversationId, memberId: reader.memberId });
  const presences = await readPresences(db, organisationId, conversationId);
  return {
    conversation: view,
    messages: shown.flatMap((place) => {
      const message = messages.get(place.messageId);
      return message ? [toMessageView(message, place, surroundings)] : [];
    }),
    from,
    total: order.length,
    notes: notes.map(toNoteView),
    draft: draft && toDraftView(draft),
    presences: presences.map(({ memberId, activity, until }) => ({ memberId, activity, until: until.toISOString() })),
    correspondent: await readCard(db, reader, { view, people: surroundings.people }),
  };
}

async function readCard(
  db: Query,
  reader: Reader,
  { view, people }: { readonly view: ConversationView; readonly people: Surroundings['people'] },
): Promise<CorrespondentCard | null> {
  const correspondentId = view.correspondent?.correspondentId;
  const person = correspondentId === undefined ? undefined : people.get(correspondentId);
  if (correspondentId === undefined || !person) return null;
  const correspondentIds = await findIdentities(db, reader.organisationId, correspondentId);
  const known = correspondentIds.length === 1 ? people : await findCorrespondents(db, reader.organisationId, correspondentIds);
  const { count, since } = await countConversations(db, reader, correspondentIds);
  const firstSeenAt = correspondentIds
    .flatMap((id) => known.get(id)?.firstSeenAt ?? [])
    .reduce((a, b) => (b < a ? b : a), person.firstSeenAt);
  return {
    ...person,
    identities: correspondentIds.flatMap((id) => known.get(id) ?? []).map(withoutDate),
    // The first message may be older than the day on which we first heard it.
    firstSeenAt: (since && since < firstSeenAt ? since : firstSeenAt).toISOString(),
    conversationCount: count,
    answeredBy: await countAnswers(db, reader, correspondentIds),
    earlier: await readEarlier(db, reader, { correspondentIds, besides: view.conversationId, limit: MOST_EARLIER }),
  };
}

/** Where a message stands in its thread. */
type Place = Pick<MessageView, 'messageId' | 'parentMessageId' | 'parentMissing' | 'depth'>;

interface Surroundings {
  readonly quoted: ReadonlyMap<string, QuotedMessage>;
  readonly people: ReadonlyMap<string, CorrespondentView & { firstSeenAt: Date }>;
}

function toMessageView(message: Message, place: Place, around: Surroundings): MessageView {
  const person = message.correspondentId === null ? undefined : around.people.get(message.correspondentId);
  const quoted = message.quotedRef === null ? undefined : around.quoted.get(message.quotedRef);
  return {
    ...place,
    direction: message.direction,
    author: person ? withoutDate(person) : null,
    memberId: message.memberId,
    publicationId: message.publicationId,
    personaName: message.personaName,
    authorSource: message.authorSource,
    signedAs: message.signedAs,
    addressedMemberId: message.addressedMemberId,
    text: message.text,
    facets: [...message.facets],
    images: [...message.images],
    languages: [...message.languages],
    visibility: message.visibility,
    contentWarning: message.contentWarning,
    poll: message.poll && { ...message.poll, options: [...message.poll.options] },
    emoji: [...message.emoji],
    restrictions: [...message.restrictions],
    quoted: message.quotedRef === null ? null : (quoted ?? { messageId: null, conversationId: null, text: null, isOurs: false }),
    url: message.url,
    writtenAt: message.writtenAt.toISOString(),
    receivedAt: message.receivedAt.toISOString(),
    editedAt: message.editedAt?.toISOString() ?? null,
    earlierTexts: message.earlierTexts.map(({ text, until }) => ({ text, until })),
    deletedAt: message.deletedAt?.toISOString() ?? null,
  };
}

const withoutDate = ({ correspondentId, network, handle, displayName, avatarUrl }: CorrespondentView): CorrespondentView => ({
  correspondentId,
  network,
  handle,
  displayName,
  avatarUrl,
});

export const toNoteView = (note: Note): NoteView => ({ ...note, createdAt: note.createdAt.toISOString() });
export const toDraftView = (draft: Draft): DraftView => ({ ...draft, updatedAt: draft.updatedAt.toISOString() });
