/**
 * What a thread shows, from top to bottom: its messages in reading order (as the server gives them), and between them what the team
 * did: notes, takes and hand-overs at their time, publications on their way at the place where they will appear.
 */
import type { MessageView, NoteView } from '../../../src/inbox/schema.ts';
import type { JournalEvent } from '../../../src/platform/live/schema.ts';
import type { PublicationView } from '../../../src/publishing/schema.ts';

export type ThreadRow =
  | {
      readonly kind: 'message';
      readonly key: string;
      readonly message: MessageView;
      readonly answers: MessageView | null;
      readonly branch: number;
    }
  | { readonly kind: 'note'; readonly key: string; readonly note: NoteView }
  | { readonly kind: 'act'; readonly key: string; readonly act: JournalEvent }
  | { readonly kind: 'publication'; readonly key: string; readonly publication: PublicationView; readonly branch: number };

/** The acts that a thread tells; the others are told by what they made (a message, a note, a publication). */
export const TOLD_ACTS: ReadonlySet<string> = new Set([
  'conversation.taken',
  'conversation.taken-over',
  'conversation.released',
  'conversation.lease-ended',
  'conversation.closed',
  'conversation.reopened',
  'moderation.stands',
  'moderation.failed',
  'moderation.undone',
  'moderation.undo-failed',
]);

export interface ThreadParts {
  readonly messages: readonly MessageView[];
  /** True when messages before the first of these are not loaded: what the team did then is not shown either. */
  readonly cutAbove: boolean;
  readonly notes: readonly NoteView[];
  readonly acts: readonly JournalEvent[];
  readonly publications: readonly PublicationView[];
}

/** The rows of a thread. Pure; the same parts give the same keys, so that nothing is drawn twice. */
export function threadRows(parts: ThreadParts): readonly ThreadRow[] {
  const { messages } = parts;
  const byId = new Map(messages.map((message) => [message.messageId, message]));
  const after: ThreadRow[][] = Array.from({ length: messages.length + 1 }, () => []);
  for (const row of timedRows(parts)) {
    const place = lastUntil(messages, row.at);
    if (place > 0 || !parts.cutAbove) after[place]?.push(row.row);
  }
  const branches = branchesOf(messages);
  for (const publication of onTheirWay(parts)) {
    const place = placeOfReply(messages, publication.replyToMessageId);
    const branch = branches.get(publication.replyToMessageId ?? '') ?? 0;
    after[place]?.push({ kind: 'publication', key: publication.publicationId, publication, branch });
  }
  const rows: ThreadRow[] = [...withoutHesitation(after[0] ?? [])];
  messages.forEach((message, index) => {
    const branch = branches.get(message.messageId) ?? 0;
    rows.push({ kind: 'message', key: message.messageId, message, answers: answered(message, messages[index - 1], byId), branch });
    rows.push(...withoutHesitation(after[index + 1] ?? []));
  });
  return rows;
}

/** Publications that the thread must still tell about: not taken back, and not yet there as a message. */
function onTheirWay({ messages, publications }: ThreadParts): readonly PublicationView[] {
  const there = new Set(messages.map((message) => message.publicationId));
  return publications
    .filter((one) => one.state !== 'cancelled' && !there.has(one.publicationId))
    .toSorted((a, b) => a.createdAt.localeCompare(b.createdAt));
}

function timedRows({ notes, acts }: ThreadParts): readonly { at: string; row: ThreadRow }[] {
  const told = acts.filter((act) => TOLD_ACTS.has(act.kind));
  return [
    ...notes.map((note) => ({ at: note.createdAt, row: { kind: 'note', key: note.noteId, note } as const })),
    ...told.map((act) => ({ at: act.at, row: { kind: 'act', key: `act-${act.seq}`, act } as const })),
  ].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

const GIVEN_BACK: ReadonlySet<string> = new Set(['conversation.released', 'conversation.lease-ended']);

/** Somebody who gives a conversation back and takes it again, with nothing between, is told once: the last time. */
function withoutHesitation(rows: readonly ThreadRow[]): readonly ThreadRow[] {
  const told: ThreadRow[] = [];
  for (const row of rows) {
    const [taken, given] = told.slice(-2);
    const again = holderIn(row, 'conversation.taken');
    if (again !== null && holderIn(taken, 'conversation.taken') === again && GIVEN_BACK.has(given?.kind === 'act' ? given.act.kind : '')) {
      told.splice(-2);
    }
    told.push(row);
  }
  return told;
}

function holderIn(row: ThreadRow | undefined, kind: string): string | null {
  return row?.kind === 'act' && row.act.kind === kind ? row.act.memberId : null;
}

/** How many messages stand before what happened at `at`: up to the last one, in reading order, that was there by then. */
function lastUntil(messages: readonly MessageView[], at: string): number {
  const moment = Date.parse(at);
  for (let index = messages.length - 1; index >= 0; index -= 1) {
    const message = messages[index];
    if (message && arrivedAt(message) <= moment) return index + 1;
  }
  return 0;
}

/** An author's clock may run ahead: nothing was written after it was received. */
function arrivedAt(message: MessageView): number {
  return Math.min(Date.parse(message.writtenAt), Date.parse(message.receivedAt));
}

/** A reply stands below everything that already answers its parent. */
function placeOfReply(messages: readonly MessageView[], parentId: string | null): number {
  const parentAt = messages.findIndex((message) => message.messageId === parentId);
  const parent = messages[parentAt];
  if (!parent) return messages.length;
  let end = parentAt + 1;
  while ((messages[end]?.depth ?? 0) > parent.depth) end += 1;
  return end;
}

/**
 * How many times the thread forked above each message. A dialogue of forty levels never forks and stays at the edge; what is
 * indented is what stands beside something else.
 */
function branchesOf(messages: readonly MessageView[]): ReadonlyMap<string, number> {
  const answers = new Map<string, number>();
  for (const { parentMessageId: parent } of messages) if (parent !== null) answers.set(parent, (answers.get(parent) ?? 0) + 1);
  const branches = new Map<string, number>();
  for (const { messageId, parentMessageId: parent } of messages) {
    branches.set(messageId, parent === null ? 0 : (branches.get(parent) ?? 0) + ((answers.get(parent) ?? 0) > 1 ? 1 : 0));
  }
  return branches;
}

/** The message that this one answers, when it is not simply the one above it. */
function answered(message: MessageView, above: MessageView | undefined, byId: ReadonlyMap<string, MessageView>): MessageView | null {
  if (message.parentMessageId === null || message.parentMessageId === above?.messageId) return null;
  return byId.get(message.parentMessageId) ?? null;
}

/** Forks that are drawn as indentation; those above are told by the line "in answer to". */
export const DRAWN_BRANCHES = 4;
/** From this level on a message says how deep it stands. */
export const DEEP = 5;

/** The newest message that waits for us: whom a reply answers unless its author says otherwise. Null when there is nobody to answer. */
export function messageToAnswer(messages: readonly MessageView[]): MessageView | null {
  const alive = messages.filter((message) => message.deletedAt === null && message.direction !== 'outbound');
  const newest = (among: readonly MessageView[]) => among.toSorted((a, b) => arrivedAt(b) - arrivedAt(a))[0] ?? null;
  return newest(alive.filter((message) => message.direction === 'inbound')) ?? newest(alive);
}
