import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { pointerTo, readStatus, toPost, type StatusEntity } from './post.ts';
import { idOf, refOf } from './ref.ts';

const place = { server: 'https://mastodon.example', domain: 'example' };
const account = { id: '7', acct: 'lea', url: 'https://mastodon.example/@lea', display_name: 'Léa :metro:', avatar: 'https://e.org/a.png' };
const plain = { id: '12', account, content: '<p>Bonjour</p>', created_at: '2026-11-22T10:00:00.000Z', visibility: 'public' };

function read(more: Record<string, unknown> = {}): StatusEntity {
  const status = readStatus({ ...plain, ...more });
  assert.ok(status);
  return status;
}
const post = (more: Record<string, unknown> = {}) => toPost(read(more), place, null);

describe('a status', () => {
  it('is named by its address at our own server, its author by the address of the profile', () => {
    const { ref, author, text } = post();
    assert.deepEqual([ref, text], ['https://mastodon.example/api/v1/statuses/12', 'Bonjour']);
    assert.deepEqual([author.identity, author.handle], ['https://mastodon.example/@lea', 'lea@example']);
    assert.equal(idOf(place.server, ref), '12');
    assert.equal(idOf('https://elsewhere.example', ref), null);
  });

  it('has the same name after an edit where the server changes the id', () => {
    const [before, after] = ['1795340958', '1795340967'].map((time) => `${time}cf5b66f7abcf25de7af99630718af166`);
    assert.equal(refOf(place.server, before!), refOf(place.server, after!));
  });

  it('is another version when its words, its warning or its date of edit differ, and for nothing else', () => {
    const version = (more: Record<string, unknown>) => pointerTo(read(more), place).version;
    assert.equal(version({ favourites_count: 3, account: { ...account, display_name: 'Autre' } }), version({}));
    const others = [{ content: '<p>Bonsoir</p>' }, { spoiler_text: 'Attention' }, { edited_at: '2026-11-22T10:01:00.000Z' }];
    for (const other of others) assert.notEqual(version(other), version({}));
  });

  it('to those whom it names is private and has no public page; of an unknown reach the narrower is believed', () => {
    const direct = post({ visibility: 'direct', url: 'https://mastodon.example/@lea/12' });
    assert.deepEqual([direct.visibility, direct.url], ['private', null]);
    assert.equal(post({ visibility: 'mutuals_only' }).visibility, 'followers');
  });

  it('keeps its warning, its poll, its emoji, its film and what it quotes', () => {
    const full = post({
      spoiler_text: 'Accident',
      sensitive: true,
      language: 'fr',
      poll: {
        options: [
          { title: 'A', votes_count: null },
          { title: 'B', votes_count: 2 },
        ],
        multiple: false,
        expires_at: null,
      },
      emojis: [{ shortcode: 'metro', url: 'https://e.org/metro.png' }],
      media_attachments: [{ type: 'gifv', url: 'https://e.org/f.mp4', preview_url: 'https://e.org/f.png', description: 'Un train' }],
      quote: { state: 'accepted', quoted_status: { ...plain, id: '9' } },
    });
    assert.deepEqual([full.contentWarning, full.restrictions, full.languages], ['Accident', ['sensitive'], ['fr']]);
    assert.deepEqual(full.poll?.options, [
      { title: 'A', votes: null },
      { title: 'B', votes: 2 },
    ]);
    assert.deepEqual(full.emoji, [{ shortcode: 'metro', url: 'https://e.org/metro.png' }]);
    assert.deepEqual([full.images[0]?.plays, full.images[0]?.alt], ['film', 'Un train']);
    assert.equal(full.quoted?.ref, refOf(place.server, '9'));
  });

  it('that stands for another’s is none of its author’s', () => {
    assert.equal(readStatus({ ...plain, reblog: plain }), null);
  });

  it('may hold anything at all: it is read, or left out, and nothing breaks', () => {
    const names = [
      'edited_at',
      'spoiler_text',
      'language',
      'url',
      'mentions',
      'media_attachments',
      'emojis',
      'poll',
      'quote',
      'in_reply_to_id',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.jsonValue(), (name, value) => {
        const status = readStatus({ ...plain, [name]: value });
        if (status !== null) toPost(status, place, null);
      }),
    );
    fc.assert(fc.property(fc.jsonValue(), (value) => void readStatus(value)));
  });
});
