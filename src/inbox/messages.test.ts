import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { buildPerson, buildPost } from '../../test/harness/inbox.ts';
import { absorbMessages } from './absorb-messages.ts';
import type { NewMessage } from './absorb-messages.ts';
import { batchArrivals } from './arrival-batch.ts';
import { compareMessage } from './compare-message.ts';
import type { Conversation } from './conversation.ts';
import { nearest } from './fetch-thread.ts';
import { previewOf } from './message.ts';
import { askedWords, likelyWords, markWords } from './search-marks.ts';

describe('a preview', () => {
  test('is one line, cut between graphemes', () => {
    assert.equal(previewOf(' Bonjour\n\n  à tous\t! '), 'Bonjour à tous !');
    const family = '👨‍👩‍👧‍👦';
    const cut = previewOf(family.repeat(40));
    assert.equal(cut, `${family.repeat(12)}…`);
    const units = fc.constantFrom('a', ' ', '\n', 'é', 'e\u0301', family, '\u200B', 'م', '\uD83D');
    fc.assert(fc.property(fc.array(units, { maxLength: 200 }), (parts) => previewOf(parts.join('')).length <= 141));
  });
});

describe('a batch', () => {
  const us = 'practice:us';
  test('has each post once, in its last state, for the strongest reason', () => {
    const post = buildPost();
    const batch = batchArrivals(
      [
        { kind: 'post', reason: 'mention', post },
        { kind: 'post', reason: 'context', post: { ...post, version: '2', text: 'mieux' } },
        { kind: 'deleted', ref: 'gone' },
        { kind: 'deleted', ref: 'gone' },
      ],
      us,
    );
    assert.deepEqual(
      batch.posts.map(({ direction, text }) => [direction, text]),
      [['inbound', 'mieux']],
    );
    assert.deepEqual(batch.deleted, ['gone']);
  });

  test('knows our own posts however they were heard of', () => {
    const post = buildPost({ author: { ...buildPerson('Nous'), identity: us } });
    assert.equal(batchArrivals([{ kind: 'post', reason: 'mention', post }], us).posts[0]?.direction, 'outbound');
  });

  test('holds nothing that Postgres refuses, and keeps facets in their place', () => {
    const units = fc.constantFrom('a', 'é', '\0', '\uD800', '\uDC00', '👋', '\uFFFF');
    const anyText = fc.array(units, { maxLength: 50 }).map((parts) => `${parts.join('')}\0\uD800`);
    fc.assert(
      fc.property(anyText, (text) => {
        const facets = [
          { start: 0, end: text.length, kind: 'tag', tag: text },
          { start: 0, end: text.length + 1, kind: 'tag', tag: 'too long' },
        ] as const;
        const [post] = batchArrivals([{ kind: 'post', reason: 'mention', post: buildPost({ text, facets }) }], us).posts;
        assert.ok(post && post.text.isWellFormed() && !JSON.stringify(post).includes(String.raw`\u0000`));
        assert.deepEqual(
          post.facets.map(({ end }) => end),
          [post.text.length],
        );
      }),
    );
  });
});

describe('a conversation absorbs', () => {
  const moment = (second: number) => new Date(Date.UTC(2026, 10, 22, 6, 0, second));
  const fresh: Conversation = {
    conversationId: 'c',
    accountId: 'a',
    correspondentId: null,
    rootRef: 'r',
    state: 'closed',
    holderMemberId: null,
    leaseUntil: null,
    leaseOver: false,
    preview: '',
    visibility: 'public',
    messageCount: 0,
    firstInboundAt: null,
    lastInboundAt: null,
    waitingSince: null,
    lastReceivedAt: null,
    lastMessageAt: moment(0),
    readAt: moment(0),
  };
  const message = (direction: NewMessage['direction'], second: number): NewMessage => ({
    direction,
    visibility: 'public',
    correspondentId: direction === 'inbound' ? `p${second}` : null,
    preview: `${direction} ${second}`,
    saidAt: moment(second),
    receivedAt: moment(second),
    added: true,
  });

  test('the same messages to the same end, whatever their order of arrival', () => {
    const anyMessages = fc.uniqueArray(
      fc.record({ second: fc.nat(30), kind: fc.constantFrom('inbound', 'outbound', 'context') } as const),
      {
        selector: ({ second }) => second,
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(anyMessages, (list) => {
        const messages = list.map(({ second, kind }) => message(kind, second));
        assert.deepEqual(absorbMessages(fresh, messages.toReversed()), absorbMessages(fresh, messages));
      }),
    );
  });

  test('what somebody said to us as a reason to wait, since the oldest of it', () => {
    const after = absorbMessages(fresh, [message('inbound', 9), message('inbound', 4), message('context', 12)]);
    assert.equal(after.state, 'waiting');
    assert.deepEqual([after.waitingSince, after.correspondentId, after.preview, after.became], [moment(4), 'p4', 'inbound 9', 'opened']);
  });

  test('what was said in private as something that is private from then on', () => {
    const whisper = { ...message('inbound', 4), visibility: 'private' } as const;
    const after = absorbMessages(fresh, [whisper, { ...message('outbound', 6), visibility: 'followers' }]);
    assert.equal(after.visibility, 'private');
    assert.equal(absorbMessages({ ...fresh, visibility: after.visibility }, [message('inbound', 8)]).visibility, 'private');
    assert.equal(absorbMessages(fresh, [{ ...whisper, direction: 'context' }]).visibility, 'public', 'by one of both, not around them');
  });

  test('context without a stir', () => {
    const after = absorbMessages(fresh, [message('context', 3)]);
    assert.deepEqual([after.state, after.preview, after.became, after.lastReceivedAt], ['closed', 'context 3', null, null]);
  });
});

describe('the beginning of a message', () => {
  test('is the warning that its author put before the fold', () => {
    const batch = batchArrivals(
      [{ kind: 'post', reason: 'mention', post: { ...buildPost({ text: 'le corps' }), contentWarning: 'accident' } }],
      'us',
    );
    assert.equal(batch.posts[0]?.preview, 'accident');
  });
});

describe('a version', () => {
  const known = {
    messageId: 'm',
    conversationId: 'c',
    ref: 'r',
    version: '2',
    text: 'deux',
    contentWarning: null,
    direction: 'inbound',
    visibility: 'public',
    correspondentId: null,
    earlierTexts: [{ text: 'un', version: '1', until: '2026-11-22T06:00:00.000Z' }],
    deletedAt: null,
    saidAt: new Date(0),
  } as const;
  const heard = (version: string, text: string, source: 'listen' | 'current' | 'thread' = 'listen', gone = false) => {
    const [post] = batchArrivals([{ kind: 'post', reason: 'context', post: buildPost({ version, text }) }], 'us').posts;
    return compareMessage(known, post!, { source, gone, now: new Date() });
  };
  test('that is known changes nothing', () => {
    assert.equal(heard('2', 'deux'), null);
    assert.equal(heard('1', 'un'), null, 'not even one from before, heard again');
  });
  test('that is new is an edit when its text is another', () => {
    assert.deepEqual(
      heard('3', 'trois')?.earlierTexts.map(({ text }) => text),
      ['un', 'deux'],
    );
    assert.equal(heard('3', 'deux')?.edited, false);
    assert.equal(heard('1', 'un', 'current')?.edited, true);
  });
});

describe('what is fetched of a thread', () => {
  test('is first what leads to the message, then the rest, up to the room there is', () => {
    const root = buildPost();
    const others = Array.from({ length: 5 }, () => buildPost({ parent: root }));
    const middle = buildPost({ parent: root });
    const asked = buildPost({ parent: middle });
    const chosen = nearest([...others, root, middle, asked], asked.ref, 4);
    assert.deepEqual(
      chosen.slice(0, 3).map(({ ref }) => ref),
      [asked.ref, middle.ref, root.ref],
    );
    assert.equal(chosen.length, 4);
  });
});

describe('marks', () => {
  test('cover the words that were found, in UTF-16', () => {
    const text = '👋 Les trains annulés ; train ?';
    assert.deepEqual(likelyWords(text, askedWords('Train "supprimé" -retard @annul')), ['trains', 'annulés', 'train']);
    const marks = markWords(text, new Set(['trains', 'train']));
    assert.deepEqual(
      marks.map(({ start, end }) => text.slice(start, end)),
      ['trains', 'train'],
    );
  });
});
