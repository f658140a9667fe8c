import assert from 'node:assert/strict';
import { it } from 'node:test';
import { wrongFields } from './wrong-fields.ts';

it('finds the fields that the server names, whatever else it says', () => {
  assert.deepEqual(wrongFields({ issues: [{ path: ['email'], code: 'x' }, { path: 'name', code: 'y' }, { path: '' }, null, 3] }), [
    'email',
    'name',
  ]);
  assert.deepEqual(wrongFields({}), []);
});
