import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import { askModerationSchema, moderationQuerySchema } from './schema.ts';

const takes = (asked: object) => askModerationSchema.safeParse(asked).success;
const [messageId, correspondentId] = [randomUUID(), randomUUID()];

describe('what is asked for', () => {
  test('is about somebody or something', () => {
    assert.ok(takes({ kind: 'mute', correspondentId }));
    assert.ok(takes({ kind: 'block', messageId }));
    assert.equal(takes({ kind: 'mute' }), false);
  });
  test('hides a message, never a person', () => {
    assert.ok(takes({ kind: 'hide', messageId }));
    assert.equal(takes({ kind: 'hide', correspondentId }), false);
  });
  test('says why when it reports, and only then', () => {
    assert.ok(takes({ kind: 'report', correspondentId, reason: 'spam' }));
    assert.equal(takes({ kind: 'report', correspondentId }), false);
    assert.equal(takes({ kind: 'mute', correspondentId, reason: 'spam' }), false);
    assert.equal(takes({ kind: 'report', correspondentId, reason: 'dislike' }), false);
    assert.equal(takes({ kind: 'report', correspondentId, reason: 'spam', comment: 'é'.repeat(1_001) }), false);
  });
  test('is listed of some people or of an account, not of everything', () => {
    assert.equal(moderationQuerySchema.safeParse({}).success, false);
    assert.equal(moderationQuerySchema.safeParse({ correspondents: `${correspondentId},nobody` }).success, false);
    assert.ok(moderationQuerySchema.safeParse({ correspondents: `${correspondentId},${messageId}` }).success);
  });
});
