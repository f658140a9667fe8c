import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { readConfig } from './config.ts';
import type { Config } from './config.ts';

const root = mkdtempSync(path.join(tmpdir(), 'visavis-config-'));
after(() => rmSync(root, { recursive: true }));

function read(environment: Record<string, string>): Config {
  const config = readConfig({ VISAVIS_HOME: path.join(root, 'home'), ...environment });
  assert.ok(config.ok, config.ok ? '' : config.error.problems.join(' '));
  return config.value;
}

function problems(environment: Record<string, string>): string {
  const config = readConfig({ VISAVIS_HOME: path.join(root, 'home'), ...environment });
  assert.ok(!config.ok);
  return config.error.problems.join(' ');
}

describe('settings', () => {
  test('have a default each: nothing needs to be set', () => {
    const config = read({});
    assert.deepEqual(
      { ...config, secret: '', home: '' },
      {
        home: '',
        databaseUrl: null,
        host: '127.0.0.1',
        port: 4400,
        publicUrl: null,
        secureCookie: false,
        logLevel: 'info',
        secret: '',
        previousSecret: null,
        picturesFrom: 'public',
        webhooksTo: 'public',
      },
    );
  });

  test('an empty variable counts as absent', () => {
    assert.equal(read({ PORT: '', DATABASE_URL: ' ' }).port, 4400);
  });

  test('a public address by https makes the cookie secure', () => {
    const config = read({ VISAVIS_PUBLIC_URL: 'https://desk.example.org/' });
    assert.equal(config.publicUrl, 'https://desk.example.org');
    assert.equal(config.secureCookie, true);
    assert.equal(read({ VISAVIS_PUBLIC_URL: 'http://desk.example.org:8080' }).secureCookie, false);
  });

  for (const [name, value] of [
    ['PORT', '70000'],
    ['PORT', 'http'],
    ['PORT', '-1'],
    ['DATABASE_URL', 'mysql://host/db'],
    ['DATABASE_URL', 'db.example.org:5433'],
    ['VISAVIS_PUBLIC_URL', 'desk.example.org'],
    ['VISAVIS_PUBLIC_URL', 'https://desk.example.org/path'],
    ['VISAVIS_PUBLIC_URL', 'https://user:word@desk.example.org'],
    ['LOG_LEVEL', 'loud'],
    ['VISAVIS_SECRET', 'too short'],
  ] as const) {
    test(`${name}=${value} is refused by name, without repeating the value`, () => {
      const words = problems({ [name]: value });
      assert.match(words, new RegExp(`^${name} `));
      assert.ok(!words.includes(value));
    });
  }

  test('several problems are all told at once', () => {
    assert.match(problems({ PORT: 'x', LOG_LEVEL: 'x' }), /PORT .*LOG_LEVEL /);
  });
});

describe('the secret', () => {
  test('is made at the first start, readable by its owner only, and kept', () => {
    const VISAVIS_HOME = path.join(root, 'kept');
    const first = read({ VISAVIS_HOME });
    assert.equal(statSync(path.join(VISAVIS_HOME, 'secret')).mode & 0o777, 0o600);
    assert.equal(read({ VISAVIS_HOME }).secret, first.secret);
    assert.equal(readFileSync(path.join(VISAVIS_HOME, 'secret'), 'utf8').trim(), first.secret);
  });

  test('of the environment wins, and nothing is written', () => {
    const VISAVIS_HOME = path.join(root, 'given');
    assert.equal(read({ VISAVIS_HOME, VISAVIS_SECRET: 'x'.repeat(32) }).secret, 'x'.repeat(32));
    assert.throws(() => statSync(VISAVIS_HOME));
  });

  test('before it is the one put aside as secret.previous, or in the environment', () => {
    const VISAVIS_HOME = path.join(root, 'changed');
    const { secret } = read({ VISAVIS_HOME });
    renameSync(path.join(VISAVIS_HOME, 'secret'), path.join(VISAVIS_HOME, 'secret.previous'));
    const changed = read({ VISAVIS_HOME });
    assert.notEqual(changed.secret, secret);
    assert.equal(changed.previousSecret, secret);
    assert.equal(read({ VISAVIS_HOME, VISAVIS_SECRET_PREVIOUS: 'y'.repeat(32) }).previousSecret, 'y'.repeat(32));
    assert.match(problems({ VISAVIS_SECRET_PREVIOUS: 'short' }), /^VISAVIS_SECRET_PREVIOUS /);
  });

  test('that is there is read from a disk on which nothing can be written any more', () => {
    const { secret } = read({});
    const file = path.join(root, 'home', 'secret');
    // What a full or read-only disk does to whoever would write beside it: even root finds a folder in the way.
    const beside = `${file}.${process.pid}`;
    mkdirSync(beside);
    assert.equal(read({}).secret, secret);
    rmSync(beside, { recursive: true });
  });

  test('that is cut short is refused rather than replaced', () => {
    const VISAVIS_HOME = path.join(root, 'short');
    read({ VISAVIS_HOME });
    writeFileSync(path.join(VISAVIS_HOME, 'secret'), 'abc');
    assert.match(problems({ VISAVIS_HOME }), /cut short/);
  });

  test('that cannot be written is told in words', () => {
    const file = path.join(root, 'a-file');
    writeFileSync(file, '');
    chmodSync(file, 0o600);
    assert.match(problems({ VISAVIS_HOME: path.join(file, 'home') }), /cannot be kept .*VISAVIS_HOME/);
  });
});
