/**
 * From the HTML of a status to text and facets. Nothing of the HTML is kept or shown: whatever it holds, what comes out is text, and links
 * that a browser may open. Only the elements that servers of the fediverse write are given a meaning.
 */
import type { Facet } from '../network.ts';
import { decodeEntities } from './entities.ts';
import { cleanText } from './text.ts';

/** Who is mentioned where, by the address that the link of a mention has. */
export type Mentioned = ReadonlyMap<string, { readonly identity: string; readonly handle: string }>;

const LONGEST_HTML = 200_000;
const LONGEST_TEXT = 20_000;
const MOST_FACETS = 200;
/** No attribute holds a `<`, which every server escapes: so no odd tag is read past the next one, and reading stays linear. */
const TOKEN = /<!--[\s\S]*?(?:-->|$)|<(\/?)([a-z][a-z0-9-]*)((?:[^<>"']|"[^"<]*"|'[^'<]*')*)>|[^<]+|</giy;
/** From the beginning of a name only: tried at each of its letters, a name of 100,000 would take minutes. */
const ATTRIBUTE = /(?<![a-z-])([a-z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))/gi;
/** Elements whose words are nobody's text. */
const UNREAD = new Set(['script', 'style', 'template', 'iframe', 'object', 'svg', 'math', 'head', 'title']);
const BLOCKS = new Set(['p', 'div', 'blockquote', 'pre', 'ul', 'ol', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'table', 'section', 'article']);

/** `mentioned`: by address. A mention of somebody who is not among them keeps the words it has. */
export function readHtml(html: string, mentioned: Mentioned = new Map()): { text: string; facets: Facet[] } {
  const writer = createWriter(mentioned);
  let unread: { readonly name: string; depth: number } | null = null;
  for (const [token, slash, name = '', attributes = ''] of html.slice(0, LONGEST_HTML).matchAll(TOKEN)) {
    const element = name.toLowerCase();
    if (unread !== null) {
      if (element === unread.name) unread.depth += slash === '/' ? -1 : 1;
      if (unread.depth === 0) unread = null;
    } else if (UNREAD.has(element)) {
      if (slash !== '/' && !attributes.endsWith('/')) unread = { name: element, depth: 1 };
    } else if (element !== '') {
      if (slash === '/') writer.end(element);
      else writer.begin(element, attributes);
    } else if (!token.startsWith('<!--')) writer.words(token);
    if (writer.isFull()) break;
  }
  return writer.finish();
}

interface Writer {
  words(source: string): void;
  begin(element: string, attributes: string): void;
  end(element: string): void;
  isFull(): boolean;
  finish(): { text: string; facets: Facet[] };
}

interface Link {
  readonly start: number;
  readonly href: string;
  readonly classes: readonly string[];
  readonly isTag: boolean;
}

function createWriter(mentioned: Mentioned): Writer {
  const facets: Facet[] = [];
  let text = '';
  let link: Link | null = null;
  /** Within the line that stands in for a quote, for readers who know none. */
  let standIn = false;

  function breakTo(lines: number): void {
    if (text === '') return;
    // From the end: looked for from the front, each block would read all that stands before it.
    let ending = 0;
    while (ending < lines && text.at(-1 - ending) === '\n') ending += 1;
    text += '\n'.repeat(lines - ending);
  }

  function closeLink(): void {
    if (link === null) return;
    const { start } = link;
    const meaning = meaningOf(link, text.slice(start), mentioned);
    if (meaning?.kind === 'mention' && meaning.handle !== undefined) text = `${text.slice(0, start)}@${meaning.handle}`;
    if (meaning !== null && text.length > start && facets.length < MOST_FACETS) {
      const { handle: _, ...facet } = meaning;
      facets.push({ start, end: text.length, ...facet } as Facet);
    }
    link = null;
  }

  return {
    words(source) {
      if (!standIn) text += decodeEntities(source).replace(/[\t\r\n]+/g, ' ');
    },
    begin(element, attributes) {
      if (BLOCKS.has(element)) {
        standIn ||= classesOf(attributes).includes('quote-inline');
        breakTo(2);
      }
      if (standIn) return;
      if (element === 'br') text += '\n';
      if (element === 'li') {
        breakTo(1);
        text += '• ';
      }
      if (element === 'a') {
        closeLink();
        link = openLink(attributes, text.length);
      }
    },
    end(element) {
      if (element === 'a') closeLink();
      if (!BLOCKS.has(element)) return;
      standIn = false;
      breakTo(2);
    },
    isFull: () => text.length > LONGEST_TEXT,
    finish() {
      closeLink();
      const whole = cleanText(text.trimEnd(), LONGEST_TEXT);
      return { text: whole, facets: facets.filter(({ start, end }) => start < end && end <= whole.length) };
    },
  };
}

function attributesOf(source: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, name = '', quoted, single, bare] of source.matchAll(ATTRIBUTE)) {
    found.set(name.toLowerCase(), decodeEntities(quoted ?? single ?? bare ?? ''));
  }
  return found;
}

const classesOf = (source: string): string[] => (attributesOf(source).get('class') ?? '').split(/\s+/);

function openLink(source: string, start: number): Link {
  const attributes = attributesOf(source);
  const classes = classesOf(source);
  const isTag = classes.includes('hashtag') || (attributes.get('rel') ?? '').split(/\s+/).includes('tag');
  return { start, href: attributes.get('href') ?? '', classes, isTag };
}

type Meaning =
  | { kind: 'mention'; identity: string; handle?: string }
  | { kind: 'link'; url: string; handle?: never }
  | { kind: 'tag'; tag: string; handle?: never };

function meaningOf({ href, classes, isTag }: Link, words: string, mentioned: Mentioned): Meaning | null {
  if (isTag && /^#./u.test(words)) return { kind: 'tag', tag: cleanText(words.slice(1), 640) };
  // Only what a browser may open: a `javascript:` in someone's post must not become a link of ours.
  if (!/^https?:\/\/./i.test(href) || href.length > 8_000) return null;
  const person = mentioned.get(href);
  if (person !== undefined && words.startsWith('@')) return { kind: 'mention', ...person };
  if (classes.includes('mention') && words.startsWith('@')) return { kind: 'mention', identity: cleanText(href, 8_000) };
  return { kind: 'link', url: cleanText(href, 8_000) };
}
