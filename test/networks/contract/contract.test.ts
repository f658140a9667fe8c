import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { CONTRACT as MASTODON } from '../mastodon/contract.ts';
import { CONTRACT as X } from '../x/contract.ts';
import type { Contract, Operation, Query } from './contract.ts';

const NONE: Query = new Map();
const CONTRACTS: Readonly<Record<string, Contract>> = { mastodon: MASTODON, x: X };

function everyOperation(name: string): Operation[] {
  const file = new URL(`../${name}/contract.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { operations: Operation[] }).operations;
}

for (const [name, contract] of Object.entries(CONTRACTS)) {
  describe(`the published description of ${name}`, () => {
    it('is understood whole: of each operation the body, the parameters and the answer can be checked', () => {
      for (const operation of everyOperation(name)) {
        const asked = { operation, path: {} };
        const query = new Map(operation.parameters.map(({ name: parameter }) => [parameter, ['?']]));
        contract.requestProblems(asked, query, {});
        contract.answerProblems(asked, operation.status, {});
      }
    });

    it('knows no other operation, whatever stands in the place of a parameter', () => {
      assert.equal(contract.find('GET', '/api/v1/everything'), null);
      assert.equal(contract.find('PURGE', everyOperation(name)[0]!.path), null);
      assert.equal(contract.find('GET', `${everyOperation(name)[0]!.path}/more`), null);
    });

    it('allows no parameter, body or field that it does not name', () => {
      for (const operation of everyOperation(name)) {
        const asked = { operation, path: {} };
        const problems = contract.requestProblems(asked, new Map([['surprise', ['1']]]), { surprise: true });
        assert.ok(problems.includes('there is no parameter surprise'), `${operation.method} ${operation.path}: a parameter`);
        const isFree = operation.body !== null && problems.every((problem) => !/^body|no body/.test(problem));
        assert.ok(!isFree, `${operation.method} ${operation.path}: a field of the body`);
      }
    });

    it('takes no status but its own, and no error but one of its errors', () => {
      for (const operation of everyOperation(name)) {
        const asked = { operation, path: {} };
        assert.ok(contract.answerProblems(asked, operation.status + 1, {}).some((problem) => problem.startsWith('status ')));
        assert.ok(contract.answerProblems(asked, 500, 'broken').length > 0);
      }
    });
  });
}

describe('a request to Mastodon', () => {
  const ask = (line: string, query: Query = NONE, body?: unknown) => {
    const [method = '', path = ''] = line.split(' ');
    return MASTODON.requestProblems(MASTODON.find(method, path)!, query, body);
  };

  it('to post may hold words and pictures, but neither fields that do not exist nor other kinds of value', () => {
    assert.deepEqual(ask('POST /api/v1/statuses', NONE, { status: 'Bonjour', media_ids: ['1'], visibility: 'unlisted' }), []);
    for (const body of [
      {},
      { status: 1 },
      { status: 'a', media_ids: '1' },
      { status: 'a', visibility: 'everybody' },
      { status: 'a', colour: 'red' },
    ]) {
      assert.notDeepEqual(ask('POST /api/v1/statuses', NONE, body), [], JSON.stringify(body));
    }
    assert.notDeepEqual(ask('POST /api/v1/statuses'), [], 'without a body');
  });

  it('gives lists in brackets, and anything else once', () => {
    assert.deepEqual(ask('GET /api/v1/statuses', new Map([['id[]', ['1', '2']]])), []);
    assert.deepEqual(ask('GET /api/v1/notifications', new Map([['limit', ['40']]])), []);
    assert.notDeepEqual(ask('GET /api/v1/notifications', new Map([['limit', ['forty']]])), []);
    assert.notDeepEqual(ask('GET /api/v1/notifications', new Map([['limit', ['40', '80']]])), []);
  });
});

describe('a request to X', () => {
  const ask = (line: string, query: Query = NONE, body?: unknown) => {
    const [method = '', path = ''] = line.split(' ');
    return X.requestProblems(X.find(method, path)!, query, body);
  };

  it('gives lists with commas, of names that exist', () => {
    assert.deepEqual(ask('GET /2/users/me', new Map([['user.fields', ['id,name']]])), []);
    assert.notDeepEqual(ask('GET /2/users/me', new Map([['user.fields', ['id,mood']]])), []);
    assert.notDeepEqual(ask('GET /2/users/12/mentions', new Map([['max_results', ['5000']]])), []);
    assert.notDeepEqual(ask('GET /2/users/nobody/mentions'), []);
  });

  it('to post holds no field that does not exist', () => {
    assert.deepEqual(ask('POST /2/tweets', NONE, { text: 'Bonjour' }), []);
    assert.notDeepEqual(ask('POST /2/tweets', NONE, { text: 'Bonjour', mood: 'glad' }), []);
    assert.notDeepEqual(ask('POST /2/tweets', NONE, { text: 12 }), []);
  });
});
