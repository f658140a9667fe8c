import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { texts as english } from './en/index.ts';
import { texts as french } from './fr/index.ts';
import { texts as rooms } from './fr/rooms.ts';

const WEB = join(import.meta.dirname, '..');
const PLURAL = /_(?:zero|one|two|few|many|other)$/u;

/** Every text by its `room:key.key`. */
function entriesOf(value: object, path = '', depth = 0): (readonly [key: string, text: string])[] {
  return Object.entries(value).flatMap(([name, inner]) => {
    const key = depth === 0 ? name : `${path}${depth === 1 ? ':' : '.'}${name}`;
    return typeof inner === 'string' ? [[key, inner] as const] : entriesOf(inner as object, key, depth + 1);
  });
}

function sources(): string {
  const files = readdirSync(WEB, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.tsx?$/u.test(name) && !/\.test\.ts$|^dist|^i18n\/(?:fr|en)\//u.test(name),
  );
  return files.map((name) => readFileSync(join(WEB, name), 'utf8')).join('\n');
}

describe('the texts of the interface', () => {
  const inFrench = new Map(entriesOf(french));
  const inEnglish = new Map(entriesOf(english));
  const keys = [...inFrench.keys()].toSorted();

  it('are the same in both languages', () => {
    assert.deepEqual([...inEnglish.keys()].toSorted(), keys);
  });

  it('say something, but for what is blank on purpose', () => {
    const said = [...inFrench, ...inEnglish].filter(([key]) => !key.endsWith('.blank'));
    for (const [key, text] of said) assert.notEqual(text.trim(), '', key);
  });

  it('name the same values in both languages', () => {
    const values = (text = '') => [...text.matchAll(/\{\{(\w+)\}\}/gu)].map(([, name]) => name).toSorted();
    for (const key of keys) assert.deepEqual(values(inEnglish.get(key)), values(inFrench.get(key)), key);
  });

  it('are each used somewhere', () => {
    const code = sources();
    // Kinds of failure are looked up by what the server says.
    const unused = keys.filter((key) => !key.startsWith('errors:') && !isUsed(code, key.replace(PLURAL, '').split(':')[1] ?? ''));
    assert.deepEqual(unused, []);
  });

  it('of the other rooms are not said by the frame or the inbox, which come without them', () => {
    const early = /^(?:api|app|demonstration|design|inbox|keyboard|live|publishing|shifts)\//u;
    const files = readdirSync(WEB, { recursive: true, encoding: 'utf8' }).filter((name) => early.test(name) && /\.tsx?$/u.test(name));
    assert.ok(files.length > 50);
    const words = new RegExp(`useTranslation\\([^)]*'(?:${Object.keys(rooms).join('|')})'`, 'u');
    assert.deepEqual(
      files.filter((name) => words.test(readFileSync(join(WEB, name), 'utf8'))),
      [],
    );
  });

  it('keep the spaces of French typography from breaking a line', () => {
    const wrong = keys.filter((key) => / [:;!?»]|« /u.test(inFrench.get(key) ?? ''));
    assert.deepEqual(wrong, []);
  });

  it('use typographic apostrophes', () => {
    const wrong = [...inFrench, ...inEnglish].filter(([, text]) => /\p{L}'\p{L}/u.test(text)).map(([key]) => key);
    assert.deepEqual(wrong, []);
  });
});

/** Written out, or made from a template whose fixed beginning is that of the key. */
function isUsed(code: string, key: string): boolean {
  if (code.includes(`'${key}'`) || code.includes(`:${key}'`)) return true;
  const steps = key.split('.');
  return steps.some((_, index) => index > 0 && code.includes(`${steps.slice(0, index).join('.')}.\${`));
}
