import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readAccountsSearch } from './accounts-search.ts';
import { applicationOf, askedFor, emptyValues, plainHandle } from './connect-values.ts';

describe('connecting an account', () => {
  it('asks only what the network and the way need', () => {
    assert.deepEqual(askedFor({ network: 'mastodon', way: 'page', otherKeys: false }, false), ['server']);
    assert.deepEqual(askedFor({ network: 'practice', way: 'secret', otherKeys: false }, false), ['handle']);
    assert.deepEqual(askedFor({ network: null, way: 'page', otherKeys: false }, false), []);
  });

  it('asks for the application’s keys once, and again when others are to be given', () => {
    assert.deepEqual(askedFor({ network: 'x', way: 'page', otherKeys: false }, false), ['keys', 'server']);
    assert.deepEqual(askedFor({ network: 'x', way: 'page', otherKeys: false }, true), ['server']);
    assert.deepEqual(askedFor({ network: 'x', way: 'page', otherKeys: true }, true), ['keys', 'server']);
    const values = { ...emptyValues(), clientId: ' id ', clientSecret: ' secret ' };
    assert.equal(applicationOf(values, ['server']), undefined);
    assert.equal(applicationOf(values, ['keys'])?.clientId, 'id');
  });

  it('takes a handle as people type it, and of an address only what we wrote', () => {
    assert.equal(plainHandle(' @ligne4.example '), 'ligne4.example');
    assert.deepEqual(readAccountsSearch({ autorisation: 'javascript:alert(1)' }), {});
    assert.deepEqual(readAccountsSearch({ autorisation: 'inconnue' }), { autorisation: 'inconnue' });
  });
});
