import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hashToken, newToken, readBearer, scopeFor } from './api-key.ts';

test('a key is read from its header, whatever the letters of “Bearer”, and nothing else is taken for one', () => {
  const token = newToken();
  assert.deepEqual(readBearer(`Bearer ${token}`), { token });
  assert.deepEqual(readBearer(`bearer  ${token} `), { token });
  assert.equal(readBearer(undefined), 'none');
  assert.equal(readBearer('Basic aW5lczpzZWNyZXQ='), 'none');
  for (const header of ['Bearer', 'Bearer ', 'Bearer x', `Bearer ${token}x`, `Bearer ${token} ${token}`, `Bearer ${'a'.repeat(10_000)}`])
    assert.equal(readBearer(header), 'malformed', header.slice(0, 60));
});

test('keys differ, and are kept as digests only', () => {
  const [one, other] = [newToken(), newToken()];
  assert.notEqual(one, other);
  assert.equal(hashToken(one).length, 32);
  assert.notDeepEqual(hashToken(one), hashToken(other));
});

test('keys open what posts and publications are, each by its scope, and no other room', () => {
  assert.equal(scopeFor('GET', '/api/v1/posts'), 'posts:read');
  assert.equal(scopeFor('POST', '/api/v1/posts/1/plan'), 'posts:write');
  assert.equal(scopeFor('GET', '/api/v1/calendar'), 'posts:read');
  assert.equal(scopeFor('PUT', '/api/v1/accounts/1/slots'), 'posts:write');
  assert.equal(scopeFor('GET', '/api/v1/publications'), 'publications:read');
  assert.equal(scopeFor('DELETE', '/api/v1/publications/1'), 'publications:write');
  const others = [
    '/api/v1/members',
    '/api/v1/conversations/1/replies',
    '/api/v1/accounts',
    '/api/v1/api-keys',
    '/api/v1/webhooks',
    '/api/v1/postscript',
  ];
  for (const path of others) assert.equal(scopeFor('GET', path), null, path);
});
