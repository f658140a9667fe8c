// The rules of docs/architecture.md, held against every file; then against files that break them, to know that they can fail.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { findBareMigrations, findBreaches, findCycles, findOversized, readImports } from './harness/architecture.ts';

const root = path.resolve(import.meta.dirname, '..');
const excluded = /(^|\/)(node_modules|dist)$/;

function read(pattern: string): Map<string, string> {
  const files = globSync(pattern, { cwd: root, exclude: (name) => excluded.test(String(name)) });
  return new Map(files.toSorted().map((file) => [file.replaceAll('\\', '/'), readFileSync(path.join(root, file), 'utf8')]));
}

const none = (breaches: readonly string[]) => assert.equal(breaches.join('\n'), '');

describe('the sources', () => {
  const sources = read('{src,web}/**/*.{ts,tsx}');
  test('are found', () => assert.ok(sources.size > 50));
  test('keep to the directions, doors and roles of docs/architecture.md', () => none(findBreaches(sources)));
  test('are short', () => none(findOversized(read('{src,web,test,bench}/**/*.{ts,tsx}'))));
  test('of migrations say what they are for, lock and rewrite', () => none(findBareMigrations(read('migrations/*.sql'))));
});

describe('a breach is found, with its remedy', () => {
  const cases: [rule: string, file: string, source: string, expected: RegExp][] = [
    ['a room imports a later one', 'src/inbox/a.ts', "import { b } from '../publishing/index.ts';", /publishing comes after inbox/],
    ['even for a type', 'src/inbox/a.ts', "import type { B } from '../publishing/index.ts';", /publishing comes after inbox/],
    ['even at run time', 'src/inbox/a.ts', "await import('../publishing/index.ts');", /publishing comes after inbox/],
    ['even over several lines', 'src/inbox/a.ts', "import {\n  b,\n  c,\n} from '../publishing/index.ts';", /publishing comes after inbox/],
    ['a room goes round a door', 'src/inbox/a.ts', "import { b } from '../accounts/account.ts';", /use the door, src\/accounts\/index\.ts/],
    ['or round the door of a part of platform', 'src/inbox/a.ts', "import { b } from '../platform/secrets/seal.ts';", /use the door/],
    ['a room knows its composition', 'src/inbox/a.ts', "import { b } from '../compose.ts';", /do not know who composes them/],
    ['an adapter knows another', 'src/networks/practice/a.ts', "import { b } from '../bluesky/post.ts';", /use the door/],
    ['SQL outside a store', 'src/inbox/a.ts', "import { sql } from 'kysely';\nsql`select 1`;", /SQL is in store\.ts only[\s\S]*writes SQL/],
    ['HTTP outside routes', 'src/inbox/take-conversation.ts', "import { Hono } from 'hono';", /HTTP is in routes\.ts only/],
    ['an SDK outside its adapter', 'src/inbox/a.ts', "import { AtpAgent } from '@atproto/api';", /stays in src\/networks\/bluesky/],
    ['a rule that reads files', 'src/guardrails/a.ts', "import fs from 'node:fs/promises';", /through platform or an adapter/],
    ['a room that calls a network', 'src/inbox/a.ts', 'await fetch(url);', /calls fetch/],
    ['the environment read elsewhere', 'src/inbox/a.ts', "const a = process.env['A'];", /only src\/config\.ts/],
    ['storage that knows HTTP', 'src/inbox/store.ts', "import { b } from './routes.ts';", /knows nothing of HTTP/],
    ['a use case that mounts routes', 'src/inbox/a.ts', "import { b } from './routes-notes.ts';", /only the room's door/],
    ['a schema with rules in it', 'src/inbox/schema.ts', "import { b } from './conversation.ts';", /imports schemas only/],
    ['a room that enters by its own door', 'src/inbox/a.ts', "import { b } from './index.ts';", /import the file itself/],
    [
      'the interface with server code',
      'web/inbox/a.ts',
      "import type { B } from '../../src/inbox/conversation.ts';",
      /nothing else of src/,
    ],
    ['the interface with a schema at run time', 'web/inbox/a.ts', "import { b } from '../../src/inbox/schema.ts';", /only its types/],
    ['the server with the interface', 'src/inbox/a.ts', "import { b } from '../../web/inbox/a.ts';", /knows nothing of the interface/],
    ['a name in capitals', 'src/inbox/TakeConversation.ts', '', /kebab-case/],
    ['a name that says nothing', 'src/inbox/date-utils.ts', '', /says nothing/],
    ['.tsx on the server', 'src/inbox/page.tsx', '', /does not strip it/],
  ];
  for (const [rule, file, source, expected] of cases) {
    test(rule, () => assert.match(findBreaches(new Map([[file, source]])).join('\n'), expected));
  }

  test('a cycle, of types too', () => {
    const sources = new Map([
      ['src/inbox/a.ts', "import type { B } from './b.ts';"],
      ['src/inbox/b.ts', "export type { C } from './c.ts';"],
      ['src/inbox/c.ts', "import { a } from './a.ts';"],
    ]);
    assert.match(findBreaches(sources).join('\n'), /src\/inbox\/a\.ts → src\/inbox\/b\.ts → src\/inbox\/c\.ts → src\/inbox\/a\.ts/);
    assert.deepEqual(findCycles(new Map([['a', ['a']]])), [['a', 'a']]);
  });

  test('a file too long, and files too long on the whole', () => {
    assert.match(findOversized(new Map([['src/a.ts', 'x\n'.repeat(401)]])).join('\n'), /401 lines: 400 at most[\s\S]*median/);
    assert.match(findOversized(new Map([['web/a.tsx', 'x\n'.repeat(141)]])).join('\n'), /140 at most/);
    none(findOversized(new Map([['src/a.test.ts', 'x\n'.repeat(600)]])));
  });

  test('a migration without its header', () => {
    assert.match(
      findBareMigrations(new Map([['migrations/a.sql', 'create table a ();']])).join('\n'),
      /Purpose: Locks: Rewrites:[\s\S]*not named/,
    );
  });
});

describe('what is allowed', () => {
  const allowed: [rule: string, file: string, source: string][] = [
    ['a room imports an earlier one by its door', 'src/publishing/a.ts', "import { b } from '../inbox/index.ts';"],
    ['any room imports the port', 'src/accounts/a.ts', "import type { Network } from '../networks/network.ts';"],
    ['a store has SQL', 'src/inbox/conversation-store.ts', "import { sql } from 'kysely';\nsql`select 1`;"],
    ['composition knows all', 'src/compose.ts', "import { b } from './inbox/index.ts';\nimport { c } from './networks/bluesky/index.ts';"],
    ['a comment speaks of anything', 'src/inbox/a.ts', "// import { b } from '../publishing/index.ts';\n/* process.env */"],
    ['the interface has types of the wire', 'web/inbox/a.ts', "import type { B } from '../../src/inbox/schema.ts';"],
    ['a test looks where it must', 'src/inbox/a.test.ts', "import { b } from '../publishing/deliver.ts';"],
  ];
  for (const [rule, file, source] of allowed) test(rule, () => none(findBreaches(new Map([[file, source]]))));

  test('imports are read in all their forms', () => {
    const source =
      "import a, { type B } from './a.ts';\nimport * as c from './c.ts';\nimport './d.css';\nexport * from './e.ts';\nimport type { F } from 'f';";
    assert.deepEqual(readImports('web/x.ts', source), [
      { target: 'web/a.ts', typeOnly: false },
      { target: 'web/c.ts', typeOnly: false },
      { target: 'web/d.css', typeOnly: false },
      { target: 'web/e.ts', typeOnly: false },
      { target: 'f', typeOnly: true },
    ]);
  });
});
