import { foldPlain } from './fold.ts';
import type { Language } from './language.ts';
import type { Token } from './tokens.ts';

/**
 * Words and phrases of one idea, parted by `;`. In a word `(e)(s)` may be there or not, `nul/nulle` are two, `menac*` is any word that begins so; `~` between
 * words stands for none to three others. `any` counts in every text, `fr` and `en` not in a text that is surely in the other language.
 */
export interface Lexicon<Name extends string = string> {
  readonly name: Name;
  readonly fr?: string;
  readonly en?: string;
  readonly any?: string;
}

/** Where a phrase stands: from one token to another, the last one within. */
export interface Hit {
  readonly first: number;
  readonly last: number;
}

interface Mark {
  readonly name: string;
  readonly language: Language | null;
}

interface Node {
  readonly next: Map<string, Node>;
  /** By their first three letters. */
  readonly prefixes: Map<string, [string, Node][]>;
  gap: Node | null;
  readonly ends: Mark[];
}

const createNode = (): Node => ({ next: new Map(), prefixes: new Map(), gap: null, ends: [] });
const MOST_SKIPPED = 3;
const MOST_FORMS = 4_000;

export type Matcher = (tokens: readonly Token[], language: Language | null) => Map<string, Hit[]>;

/** All lexicons at once: one walk over the words of a text, whatever the number of phrases. */
export function compileLexicons(lexicons: readonly Lexicon[]): Matcher {
  const root = createNode();
  for (const { name, fr, en, any } of lexicons) {
    addAll(root, fr, { name, language: 'fr' });
    addAll(root, en, { name, language: 'en' });
    addAll(root, any, { name, language: null });
  }
  return (tokens, language) => {
    const found = new Map<string, Hit[]>();
    for (let at = 0; at < tokens.length; at++) {
      walk(root, tokens, at, ({ name, language: spoken }, last) => {
        if (spoken !== null && language !== null && spoken !== language) return;
        keep(found, name, { first: at, last });
      });
    }
    return found;
  };
}

/** Of phrases that begin at one word the longest is kept. */
function keep(found: Map<string, Hit[]>, name: string, hit: Hit): void {
  const hits = found.get(name);
  if (!hits) return void found.set(name, [hit]);
  const latest = hits.at(-1)!;
  if (latest.first !== hit.first) hits.push(hit);
  else if (hit.last > latest.last) hits[hits.length - 1] = hit;
}

type Reach = (mark: Mark, last: number) => void;

function walk(node: Node, tokens: readonly Token[], at: number, reach: Reach): void {
  const token = tokens[at];
  if (!token) return;
  const { word } = token;
  const next = node.next.get(word);
  if (next) step(next, tokens, at, reach);
  if (node.prefixes.size > 0 && word.length >= 3) {
    for (const [prefix, behind] of node.prefixes.get(word.slice(0, 3)) ?? []) {
      if (word.startsWith(prefix)) step(behind, tokens, at, reach);
    }
  }
}

function step(node: Node, tokens: readonly Token[], at: number, reach: Reach): void {
  for (const mark of node.ends) reach(mark, at);
  if (node.next.size > 0 || node.prefixes.size > 0) walk(node, tokens, at + 1, reach);
  if (!node.gap) return;
  for (let skipped = 0; skipped <= MOST_SKIPPED; skipped++) walk(node.gap, tokens, at + 1 + skipped, reach);
}

function addAll(root: Node, phrases: string | undefined, mark: Mark): void {
  for (const phrase of phrases?.split(';') ?? []) {
    const words = phrase
      .trim()
      .split(/[\s'’-]+/)
      .filter((word) => word !== '');
    if (words.length > 0) add(root, words, mark);
  }
}

function add(root: Node, words: readonly string[], mark: Mark): void {
  let nodes: Node[] = [root];
  for (const word of words) {
    if (word === '~') {
      nodes = nodes.map((node) => (node.gap ??= createNode()));
      continue;
    }
    const forms = expand(word);
    nodes = nodes.flatMap((node) => forms.map((form) => enter(node, form)));
    if (nodes.length > MOST_FORMS) throw new Error(`too many forms of ${words.join(' ')}`);
  }
  for (const node of nodes) {
    if (!node.ends.some(({ name, language }) => name === mark.name && language === mark.language)) node.ends.push(mark);
  }
}

function enter(node: Node, form: string): Node {
  if (!form.endsWith('*')) {
    const known = node.next.get(form);
    if (known) return known;
    const made = createNode();
    node.next.set(form, made);
    return made;
  }
  const prefix = form.slice(0, -1);
  if (prefix.length < 3) throw new Error(`${form}: three letters at least stand before *`);
  const key = prefix.slice(0, 3);
  const list = node.prefixes.get(key) ?? [];
  node.prefixes.set(key, list);
  const known = list.find(([one]) => one === prefix);
  if (known) return known[1];
  const made = createNode();
  list.push([prefix, made]);
  return made;
}

/** `con(ne)(s)/idiot` → con, conne, cons, connes, idiot. */
export function expand(word: string): string[] {
  const forms = new Set<string>();
  for (const one of word.split('/')) {
    let made = [''];
    for (const [, optional, plain] of one.matchAll(/\(([^)]*)\)|([^()]+)/g)) {
      made = optional === undefined ? made.map((form) => form + plain) : made.flatMap((form) => [form, form + optional]);
    }
    for (const form of made) forms.add(foldPlain(form));
  }
  return [...forms];
}
