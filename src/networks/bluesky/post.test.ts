import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { PLAIN_POST } from '../network.ts';
import { parseRef, readPost, toRecord, urlOf } from './post.ts';

const REF = 'at://did:plc:lea/app.bsky.feed.post/3abc';
const pointer = { uri: REF, cid: 'bafy' };
const view = (record: object, more: object = {}) => ({
  uri: REF,
  cid: 'bafy1',
  author: { did: 'did:plc:lea', handle: 'lea.test', displayName: 'Léa', avatar: 'https://cdn.example.org/a.jpg' },
  record: { $type: 'app.bsky.feed.post', text: 'Bonjour', createdAt: '2026-11-22T08:00:00Z', ...record },
  indexedAt: '2026-11-22T08:00:01Z',
  ...more,
});

describe('a post of someone', () => {
  it('is read whole', () => {
    const embed = { $type: 'app.bsky.embed.recordWithMedia', record: { record: pointer }, media: {} };
    const shown = {
      media: {
        images: [{ fullsize: 'https://x.test/f', thumb: 'https://x.test/t', alt: 'Un quai', aspectRatio: { width: 3, height: 2 } }],
      },
    };
    const post = readPost(view({ langs: ['fr'], reply: { root: pointer, parent: pointer }, embed }, { embed: shown }), true);
    assert.deepEqual(post, {
      ...PLAIN_POST,
      ref: REF,
      version: 'bafy1',
      author: { identity: 'did:plc:lea', handle: 'lea.test', displayName: 'Léa', avatarUrl: 'https://cdn.example.org/a.jpg' },
      text: 'Bonjour',
      facets: [],
      images: [{ url: 'https://x.test/f', thumbnailUrl: 'https://x.test/t', alt: 'Un quai', width: 3, height: 2 }],
      languages: ['fr'],
      reply: { root: { ref: REF, version: 'bafy' }, parent: { ref: REF, version: 'bafy' } },
      quoted: { ref: REF, version: 'bafy' },
      writtenAt: new Date('2026-11-22T08:00:00Z'),
      url: 'https://bsky.app/profile/did:plc:lea/post/3abc',
    });
  });

  it('has a date that a database holds, whatever its author wrote', () => {
    for (const createdAt of ['yesterday', 7, null, '-200000-01-01T00:00:00Z', '+099999-01-01T00:00:00Z', '']) {
      assert.deepEqual(readPost(view({ createdAt }), false)?.writtenAt, new Date('2026-11-22T08:00:01Z'));
    }
  });

  it('quotes only posts: an embedded list or feed is none', () => {
    const list = { record: { uri: 'at://did:plc:lea/app.bsky.graph.list/3abc', cid: 'bafy' } };
    assert.equal(readPost(view({ embed: list }), false)?.quoted, null);
    assert.equal(readPost(view({ embed: { record: pointer } }), false)?.quoted?.ref, REF);
  });

  it('shows only pictures of the web', () => {
    const images = [
      { fullsize: 'javascript:alert(1)', thumb: 'data:x', alt: 'x' },
      { fullsize: 'https://x.test/f', alt: 7, aspectRatio: { width: 0 } },
    ];
    const read = readPost(view({}, { embed: { images } }), false)?.images;
    assert.deepEqual(read, [{ url: 'https://x.test/f', thumbnailUrl: 'https://x.test/f', alt: '', width: null, height: null }]);
  });

  it('may be anything, and never throws', () => {
    fc.assert(fc.property(fc.anything(), (anything) => void readPost(anything, true)));
    const odd = fc.record({
      text: fc.string(),
      facets: fc.anything(),
      embed: fc.anything(),
      reply: fc.anything(),
      langs: fc.anything(),
      createdAt: fc.anything(),
    });
    fc.assert(fc.property(odd, fc.anything(), (record, embed) => assert.ok(readPost(view(record, { embed }), true))));
  });
});

describe('a ref', () => {
  it('is of a post, by its author’s lasting name', () => {
    assert.deepEqual(parseRef(REF), { identity: 'did:plc:lea', key: '3abc' });
    for (const ref of [
      '',
      'x',
      'at://lea.test/app.bsky.feed.post/3abc',
      'at://did:plc:lea/app.bsky.feed.like/3abc',
      `${REF}/x`,
      `${REF}?x`,
      'https://x',
    ]) {
      assert.equal(parseRef(ref), null);
    }
  });

  it('has a page only on the public network', () => assert.equal(urlOf(REF, false), null));
});

describe('a post of ours', () => {
  it('is the same record each time, with a date fixed before the first attempt', () => {
    const writtenAt = new Date('2026-11-22T08:00:00.123Z');
    const post = {
      text: 'Bonjour — Léa',
      languages: ['fr', '', 'en', 'de', 'it'],
      reply: null,
      quoted: null,
      visibility: 'public',
      contentWarning: null,
      media: [],
      writtenAt,
    } as const;
    assert.deepEqual(toRecord(post, [], null), {
      $type: 'app.bsky.feed.post',
      text: 'Bonjour — Léa',
      createdAt: '2026-11-22T08:00:00.123Z',
      langs: ['fr', 'en', 'de'],
    });
  });
});
