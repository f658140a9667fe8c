import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ReviewView } from '../../src/review/schema.ts';
import { partsOf } from './parts-of.ts';

const found = (start: number, end: number): ReviewView['findings'][number] => ({
  rule: 'phone',
  level: 'hold',
  why: 'phone.mobile',
  values: {},
  where: { start, end },
  firm: false,
});
const post = (parts: string[]): ReviewView['subject'] => ({ kind: 'post', postId: 'x', parts });

describe('the parts of a review', () => {
  it('are one for a reply', () => {
    const subject = { kind: 'reply', publicationId: 'p', conversationId: 'c', replyToMessageId: 'm', answeredText: '' } as const;
    const parts = partsOf({ subject, text: 'Au 06 12', findings: [found(3, 8)] });
    assert.deepEqual(
      parts.map(({ text, findings }) => [text, findings.map(({ where }) => where)]),
      [['Au 06 12', [{ start: 3, end: 8 }]]],
    );
  });
  it('each have the findings that begin in them', () => {
    const parts = partsOf({ subject: post(['Un 06', 'Deux 07']), text: 'Un 06\n\nDeux 07', findings: [found(3, 5), found(12, 14)] });
    assert.deepEqual(
      parts.map(({ text, findings }) => findings.map(({ where }) => text.slice(where.start, where.end))),
      [['06'], ['07']],
    );
  });
  it('have no finding beyond their end', () => {
    const [first] = partsOf({ subject: post(['Un', 'Deux']), text: 'Un\n\nDeux', findings: [found(0, 8)] });
    assert.deepEqual(first?.findings[0]?.where, { start: 0, end: 2 });
  });
  it('keep a finding that stands nowhere', () => {
    const parts = partsOf({ subject: post(['Un', 'Deux']), text: 'Un\n\nDeux', findings: [found(0, 0), found(400, 410)] });
    assert.deepEqual(
      parts.map(({ findings }) => findings.length),
      [1, 1],
    );
  });
});
