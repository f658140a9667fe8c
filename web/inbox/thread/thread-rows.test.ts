import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MessageView } from '../../../src/inbox/schema.ts';
import type { PublicationView } from '../../../src/publishing/schema.ts';
import { messageToAnswer, threadRows, type ThreadParts } from './thread-rows.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 7, minute)).toISOString();

function message(id: string, minute: number, more: Partial<MessageView> = {}): MessageView {
  return {
    messageId: id,
    parentMessageId: null,
    parentMissing: false,
    depth: 0,
    direction: 'inbound',
    author: null,
    memberId: null,
    publicationId: null,
    personaName: null,
    authorSource: null,
    signedAs: null,
    addressedMemberId: null,
    text: id,
    facets: [],
    images: [],
    languages: [],
    quoted: null,
    visibility: 'public',
    contentWarning: null,
    poll: null,
    emoji: [],
    restrictions: [],
    url: null,
    writtenAt: at(minute),
    receivedAt: at(minute),
    editedAt: null,
    earlierTexts: [],
    deletedAt: null,
    ...more,
  };
}

function publication(id: string, parent: string, more: Partial<PublicationView> = {}): PublicationView {
  return {
    kind: 'reply',
    publicationId: id,
    accountId: 'account',
    conversationId: 'conversation',
    replyToMessageId: parent,
    memberId: 'ines',
    body: id,
    signature: '',
    visibility: 'public',
    contentWarning: null,
    persona: null,
    opening: '',
    text: id,
    state: 'scheduled',
    dueAt: at(30),
    attempts: 0,
    failure: null,
    url: null,
    createdAt: at(20),
    sentAt: null,
    correctsMessageId: null,
    withdrawal: null,
    media: [],
    amendedBy: null,
    review: null,
    ...more,
  };
}

const tree = [
  message('root', 1),
  message('first', 2, { parentMessageId: 'root', depth: 1 }),
  message('deep', 9, { parentMessageId: 'first', depth: 2 }),
  message('second', 5, { parentMessageId: 'root', depth: 1 }),
];
const parts = (more: Partial<ThreadParts>): ThreadParts => ({
  messages: tree,
  cutAbove: false,
  notes: [],
  acts: [],
  publications: [],
  ...more,
});
const keys = (more: Partial<ThreadParts>) => threadRows(parts(more)).map((row) => row.key);

test('a note stands after the last message, in reading order, that was there when it was written', () => {
  const note = (minute: number) => ({ noteId: 'note', memberId: 'ines', text: '…', createdAt: at(minute) });
  assert.deepEqual(keys({ notes: [note(3)] }), ['root', 'first', 'note', 'deep', 'second']);
  assert.deepEqual(keys({ notes: [note(12)] }), ['root', 'first', 'deep', 'second', 'note']);
  assert.deepEqual(keys({ notes: [note(0)] }), ['note', 'root', 'first', 'deep', 'second']);
  assert.deepEqual(keys({ notes: [note(0)], cutAbove: true }), ['root', 'first', 'deep', 'second']);
});

test('takes and hand-overs are told, what a message or a note already tells is not', () => {
  const act = (seq: number, kind: string) => ({
    seq,
    kind,
    at: at(12),
    memberId: 'ines',
    accountId: null,
    conversationId: null,
    publicationId: null,
    data: {},
  });
  assert.deepEqual(keys({ acts: [act(7, 'conversation.taken'), act(8, 'message.received')] }), [
    'root',
    'first',
    'deep',
    'second',
    'act-7',
  ]);
});

test('a publication on its way stands where its message will: below all that answers its parent', () => {
  assert.deepEqual(keys({ publications: [publication('ours', 'first')] }), ['root', 'first', 'deep', 'ours', 'second']);
  assert.deepEqual(keys({ publications: [publication('ours', 'not loaded')] }), ['root', 'first', 'deep', 'second', 'ours']);
});

test('a publication disappears when it is taken back, or when its message is there', () => {
  assert.deepEqual(keys({ publications: [publication('ours', 'root', { state: 'cancelled' })] }), ['root', 'first', 'deep', 'second']);
  const arrived = [...tree, message('sent', 21, { direction: 'outbound', publicationId: 'ours' })];
  assert.deepEqual(keys({ messages: arrived, publications: [publication('ours', 'root', { state: 'sent' })] }), [
    'root',
    'first',
    'deep',
    'second',
    'sent',
  ]);
});

test('a message says whom it answers only when that is not the one above it', () => {
  const answers = threadRows(parts({})).map((row) => (row.kind === 'message' ? (row.answers?.messageId ?? null) : null));
  assert.deepEqual(answers, [null, null, null, 'root']);
});

test('a dialogue of forty levels stays at the edge; only what forks is indented', () => {
  const branches = (messages: readonly MessageView[]) =>
    threadRows(parts({ messages })).map((row) => (row.kind === 'message' ? row.branch : null));
  const dialogue = Array.from({ length: 40 }, (_, depth) =>
    message(`m${depth}`, depth, { depth, parentMessageId: depth === 0 ? null : `m${depth - 1}` }),
  );
  assert.ok(branches(dialogue).every((branch) => branch === 0));
  assert.deepEqual(branches(tree), [0, 1, 1, 1]);
});

test('we answer the newest message of the public that still exists', () => {
  assert.equal(messageToAnswer(tree)?.messageId, 'deep');
  assert.equal(
    messageToAnswer([...tree, message('gone', 40, { deletedAt: at(41) }), message('ours', 50, { direction: 'outbound' })])?.messageId,
    'deep',
  );
  assert.equal(messageToAnswer([message('ours', 1, { direction: 'outbound' })]), null);
});

test('who gives a conversation back and takes it again at once is told once', () => {
  const act = (seq: number, kind: string, memberId: string) => ({
    seq,
    kind: `conversation.${kind}`,
    at: at(seq),
    memberId,
    accountId: null,
    conversationId: 'conversation',
    publicationId: null,
    data: {},
  });
  const acts = [
    act(2, 'taken', 'ines'),
    act(3, 'released', 'ines'),
    act(4, 'taken', 'ines'),
    act(5, 'released', 'ines'),
    act(6, 'taken', 'paul'),
  ];
  const rows = threadRows(parts({ messages: [message('m', 1)], acts }));
  assert.deepEqual(
    rows.map(({ key }) => key),
    ['m', 'act-4', 'act-5', 'act-6'],
  );
});
