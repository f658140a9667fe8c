import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isEmptyBody, tidyBody } from './body.ts';

describe('a body', () => {
  test('is sent without the space around it and with the line ends of the web', () => {
    assert.equal(tidyBody('  Bonjour\r\nà vous \u0000\n\n'), 'Bonjour\nà vous');
    assert.equal(tidyBody('👩‍👩‍👧‍👦\uD83D'), '👩‍👩‍👧‍👦\uFFFD');
  });

  test('is empty when there is nothing to see in it', () => {
    for (const nothing of ['', ' \n\t', '\u200B\u200D\u2060', '\uFEFF', '\u202E\u202C', '\u00AD', '\uFE0F', '\u3164'])
      assert.ok(isEmptyBody(nothing), JSON.stringify(nothing));
    for (const something of ['a', '.', '👍', 'مرحبا', '。', '€']) assert.ok(!isEmptyBody(something), something);
  });
});
