import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { PastPost } from './classify.ts';
import { createPresence } from './presence.ts';
import type { PresenceOptions } from './presence.ts';

const HOUR = 3_600_000;
const START = Date.UTC(2026, 2, 2);
let made = 0;

function post(given: Partial<PastPost> = {}): PastPost {
  made += 1;
  return {
    id: `p${made}`,
    text: 'Bonjour',
    at: START + made * 60_000,
    inReplyTo: null,
    author: null,
    inbound: null,
    kind: null,
    account: null,
    ...given,
  };
}

function read(posts: readonly PastPost[], options: Partial<PresenceOptions> = {}) {
  const has = { inbound: true, inReplyTo: true, id: true };
  const presence = createPresence({ zone: 'UTC', offset: () => 0, account: null, has, ...options });
  for (const one of posts) presence.add(one);
  return { ...presence, told: presence.report(null) };
}

const many = (count: number, of: (at: number) => Partial<PastPost>): PastPost[] => Array.from({ length: count }, (_, at) => post(of(at)));

describe('replies against broadcast', () => {
  test('are told by the kind of a post, else by what it replies to, else by whom it names first', () => {
    const { told } = read([
      post({ kind: 'reply' }),
      post({ kind: 'Réponse' }),
      post({ kind: 'post', text: '@camille on le dit à tous' }),
      post({ inReplyTo: 'x' }),
      post({ text: '@camille bonjour' }),
      post({ text: '.@camille dit bonjour' }),
      post({ text: 'RT @camille bonjour' }),
    ]);
    assert.deepEqual(told.replies, {
      count: 4,
      broadcast: 3,
      reposts: 1,
      ownThreads: 0,
      share: 0.5714,
      knownBy: { kind: 2, 'in-reply-to': 1, 'leading-mention': 1 },
    });
  });

  test('count what goes on a thread of ours as broadcast, wherever the thread begins in the file', () => {
    const { told } = read([post({ inReplyTo: 'first', inbound: false }), post({ id: 'first', inbound: false })]);
    assert.deepEqual([told.replies?.count, told.replies?.ownThreads], [0, 1]);
  });

  test('make the verdict, with its doubt', () => {
    const of = (replies: number, posts: number) =>
      read([...many(replies, () => ({ kind: 'reply' })), ...many(posts, () => ({}))]).told.verdict;
    assert.deepEqual(of(0, 50), { kind: 'only-broadcasts', caution: 'replies-may-be-left-out' });
    assert.deepEqual(of(1, 99), { kind: 'only-broadcasts', caution: null });
    assert.equal(of(10, 90).kind, 'mostly-broadcasts');
    assert.equal(of(30, 70).kind, 'both');
    assert.equal(of(70, 30).kind, 'mostly-replies');
    assert.equal(of(3, 4).kind, 'too-little');
    assert.equal(of(0, 0).kind, 'unknown');
  });
});

describe('both sides', () => {
  const asked = (id: string, at: number, more: Partial<PastPost> = {}) =>
    post({ id, at: START + at, inbound: true, author: 'camille', text: 'À quelle heure ?', ...more });
  const answered = (to: string, at: number) => post({ at: START + at, inbound: false, author: 'ligne4', inReplyTo: to });

  test('tell which questions were answered, and how long the first answer took', () => {
    const { told } = read([asked('a', 0), asked('b', 0), answered('a', 20 * 60_000), answered('a', 10 * 60_000)]);
    assert.deepEqual(told.questions, { count: 2, answered: 1, share: 0.5 });
    assert.deepEqual(told.delay, { count: 1, medianSeconds: 600, p90Seconds: 600 });
  });

  test('let the answer to a person’s last message answer what it goes on from, but nobody else', () => {
    const { told } = read([
      asked('a', 0),
      asked('b', 1, { inReplyTo: 'a', text: 'et demain ?' }),
      asked('c', 2, { author: 'zoe' }),
      asked('d', 3, { inReplyTo: 'c' }),
      answered('b', HOUR),
      answered('d', HOUR),
    ]);
    assert.deepEqual(told.questions, { count: 4, answered: 3, share: 0.75 });
    assert.equal(told.delay?.count, 2);
  });

  test('are not known when one is missing: nothing is guessed', () => {
    const has = { inbound: false, inReplyTo: true, id: true };
    const { told } = read(
      many(30, () => ({ kind: 'reply', inReplyTo: 'x' })),
      { has },
    );
    assert.deepEqual([told.posts.theirs, told.received, told.questions, told.delay, told.signed], [null, null, null, null, null]);
  });

  test('tell that nobody was answered, when the file would show it', () => {
    const posts = [asked('a', 0), asked('b', 1, { inReplyTo: 'a' }), post({ inbound: false })];
    assert.deepEqual(read(posts).told.questions, { count: 2, answered: 0, share: 0 });
    assert.deepEqual(read([asked('a', 0)]).told.questions, { count: 1, answered: 0, share: 0 });
    assert.equal(read([asked('a', 0), post({ inbound: false })]).told.questions, null);
  });

  test('leave out an answer that comes before its question', () => {
    const { told } = read([asked('a', HOUR), answered('a', 0)]);
    assert.deepEqual([told.questions?.answered, told.delay], [1, null]);
  });

  test('are found by the name of the account when the file does not say which messages come in', () => {
    const posts = [post({ author: '@Ligne4', inReplyTo: 'q' }), post({ id: 'q', author: 'camille', text: 'Alors ?' })];
    const { told } = read(posts, { account: 'ligne4', has: { inbound: false, inReplyTo: true, id: true } });
    assert.deepEqual([told.posts, told.questions?.answered], [{ ours: 1, theirs: 1 }, 1]);
  });

  test('are told for each account of a past that has several', () => {
    const { reportByAccount } = read([
      post({ id: 'q', inbound: true, author: 'c', text: '@Ligne4 alors ?' }),
      post({ inbound: false, author: 'Ligne4', inReplyTo: 'q' }),
      post({ inbound: false, author: 'Ligne4' }),
      post({ id: 'r', inbound: true, author: 'c', text: '@bus12 alors ?' }),
      post({ inbound: false, author: 'bus12' }),
    ]);
    const told = reportByAccount().map(({ account, presence }) => [account, presence.posts.ours, presence.questions?.answered]);
    assert.deepEqual(told, [
      ['Ligne4', 2, 1],
      ['bus12', 1, 0],
    ]);
  });
});

describe('what is odd in a past', () => {
  test('is counted once when it comes twice, and kept out of the hours when it has no date', () => {
    const { told, duplicates } = read([post({ id: 'a' }), post({ id: 'a' }), post({ at: null })]);
    assert.deepEqual([told.posts.ours, duplicates()], [2, 1]);
    const undated = read(many(5, () => ({ at: null }))).told;
    assert.deepEqual([undated.from, undated.hours, undated.spells, undated.gaps], [null, null, null, null]);
  });

  test('is told as silences, a week or more without a word', () => {
    const day = (n: number) => post({ at: START + n * 24 * HOUR });
    const { told } = read([day(0), day(3), day(10), day(30)]);
    assert.deepEqual(told.gaps, [{ from: '2026-03-13', until: '2026-03-31', days: 19 }]);
    assert.deepEqual(
      told.spells?.map(({ days }) => days),
      [11, 1],
    );
  });
});
