import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { WHY_KEYS } from '../why.ts';
import { FINDINGS_IN_ENGLISH, FINDINGS_IN_FRENCH } from './index.ts';

describe('the sentences of findings', () => {
  for (const [language, { why, todo }] of Object.entries({ fr: FINDINGS_IN_FRENCH, en: FINDINGS_IN_ENGLISH })) {
    it(`say why and what may be done for every reason (${language})`, () => {
      assert.deepEqual(Object.keys(why).toSorted(), WHY_KEYS.toSorted());
      assert.deepEqual(Object.keys(todo).toSorted(), WHY_KEYS.toSorted());
      for (const sentence of [...Object.values(why), ...Object.values(todo)]) assert.match(sentence, /\S.*(?:[.]|\}\})$/u);
    });
  }

  it('never forbid: nobody is told that they must not', () => {
    const said = [FINDINGS_IN_FRENCH, FINDINGS_IN_ENGLISH].flatMap(({ why, todo }) => Object.values(why).concat(Object.values(todo)));
    const stern = said.filter((sentence) =>
      /interdit|défend|vous devez|il faut|ne devez|forbidden|must not|not allowed|you must|illegal/iu.test(sentence),
    );
    assert.deepEqual(stern, []);
  });
});
