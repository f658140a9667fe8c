import assert from 'node:assert/strict';
import { test } from 'node:test';
import { profileAddress } from './profile-address.ts';

test('a profile is where its network shows it, and nowhere else, whatever its handle', () => {
  const address = (network: string, handle: string) => profileAddress({ network, handle });
  assert.equal(address('bluesky', '@lea.example.org'), 'https://bsky.app/profile/lea.example.org');
  assert.equal(address('mastodon', 'lea@social.example'), 'https://social.example/@lea');
  assert.equal(address('x', 'lea_b'), 'https://x.com/lea_b');
  assert.equal(address('practice', 'lea'), null);
  for (const handle of ['lea', 'lea@', 'lea@evil/..', 'lea@a b']) assert.equal(address('mastodon', handle), null, handle);
  assert.equal(address('x', '../i/flow'), 'https://x.com/..%2Fi%2Fflow');
});
