import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maySettle } from './policy.ts';

test('a publication is in the hands of its author, of whoever holds the conversation, and of those who look after the team', () => {
  const publication = { authorId: 'ines', holderId: 'paul' };
  const may = (memberId: string, role: 'administrator' | 'lead' | 'member') => maySettle({ memberId, role }, publication);
  assert.deepEqual(
    [may('ines', 'member'), may('paul', 'member'), may('nora', 'lead'), may('nora', 'administrator')],
    [true, true, true, true],
  );
  assert.equal(may('nora', 'member'), false);
});
