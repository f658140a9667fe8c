/** What a page says of itself in its head, for a card. Pages are strangers': they may be anything, and are never run. */
import { decodeReferences } from './references.ts';

export interface PageWords {
  readonly title: string;
  readonly description: string;
  /** Absolute; null when it shows none. */
  readonly pictureUrl: string | null;
}

const LONGEST_TITLE = 300;
const LONGEST_DESCRIPTION = 600;
/** Beyond so many tags nobody says anything of the page any more. */
const MOST_TAGS = 5_000;

const TITLES = ['og:title', 'twitter:title'];
const DESCRIPTIONS = ['og:description', 'twitter:description', 'description'];
const PICTURES = ['og:image:secure_url', 'og:image:url', 'og:image', 'twitter:image', 'twitter:image:src'];

/** `url`: where the page was found in the end. Null: it says nothing of itself. */
export function readPage(html: string, url: URL): PageWords | null {
  const { metas, title, base } = readHead(html);
  const say = (names: readonly string[], longest: number) => {
    for (const name of names) {
      const words = tidy(metas.get(name) ?? '', longest);
      if (words !== '') return words;
    }
    return '';
  };
  const from = base !== null && URL.canParse(base, url.href) ? new URL(base, url) : url;
  const pictureUrl = PICTURES.flatMap((name) => webAddress(metas.get(name), from) ?? [])[0] ?? null;
  const [words, description] = [say(TITLES, LONGEST_TITLE) || tidy(title ?? '', LONGEST_TITLE), say(DESCRIPTIONS, LONGEST_DESCRIPTION)];
  if (words === '' && description === '' && pictureUrl === null) return null;
  return { title: words || url.hostname, description, pictureUrl };
}

interface Head {
  /** The first of each name. */
  readonly metas: Map<string, string>;
  title: string | null;
  base: string | null;
}

/** Elements in which tags are no tags. */
const RAW = /^(?:script|style|noscript|template|textarea|svg|iframe|xmp|title)$/u;

function readHead(html: string): Head {
  const head: Head = { metas: new Map(), title: null, base: null };
  const tag = /<(!--|[a-z][a-z\d:-]{0,30}|\/head\s*>)/giu;
  for (let count = 0; count < MOST_TAGS; count += 1) {
    const name = tag.exec(html)?.[1]?.toLowerCase();
    // What a page says in its body it says to its readers, and may be anybody's words.
    if (name === undefined || name === 'body' || name.startsWith('/head')) break;
    tag.lastIndex = name === '!--' ? behind(html, '-->', tag.lastIndex) : readTag(head, html, { name, at: tag.lastIndex });
  }
  return head;
}

/** Takes in what a tag says, whose name ended at `at`; answers where to go on. */
function readTag(head: Head, html: string, { name, at }: { readonly name: string; readonly at: number }): number {
  const { of, end } = readAttributes(html, at);
  if (name === 'meta') {
    const key = (of.get('property') ?? of.get('name') ?? '').trim().toLowerCase();
    const content = of.get('content');
    if (key !== '' && content !== undefined && !head.metas.has(key)) head.metas.set(key, content);
  } else if (name === 'base') head.base ??= of.get('href') ?? null;
  if (!RAW.test(name)) return end;
  const closing = endOf(html, name, end);
  if (name === 'title') head.title ??= decodeReferences(html.slice(end, Math.min(closing, end + 4_000)));
  return closing;
}

function behind(html: string, sign: string, from: number): number {
  const at = html.indexOf(sign, from);
  return at < 0 ? html.length : at + sign.length;
}

function endOf(html: string, name: string, from: number): number {
  const closing = new RegExp(`</${name}[\\s/>]`, 'giu');
  closing.lastIndex = from;
  return closing.exec(html)?.index ?? html.length;
}

const ATTRIBUTE = /[\s/]*([^\s/>=]{1,100})(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?/uy;
const MOST_ATTRIBUTES = 50;

/** The attributes from `at` on, where a tag's name ended; `end`: behind its bracket. */
function readAttributes(html: string, at: number): { readonly of: ReadonlyMap<string, string>; readonly end: number } {
  const of = new Map<string, string>();
  let end = at;
  for (let count = 0; count < MOST_ATTRIBUTES; count += 1) {
    ATTRIBUTE.lastIndex = end;
    const match = ATTRIBUTE.exec(html);
    if (match === null) break;
    const [, name = '', double, single, bare] = match;
    const key = name.toLowerCase();
    if (!of.has(key)) of.set(key, decodeReferences((double ?? single ?? bare ?? '').slice(0, 8_000)));
    end = ATTRIBUTE.lastIndex;
  }
  return { of, end: behind(html, '>', end) };
}

function webAddress(candidate: string | undefined, from: URL): string | null {
  const text = candidate?.trim() ?? '';
  if (text === '' || !URL.canParse(text, from.href)) return null;
  const { href, protocol } = new URL(text, from);
  return /^https?:$/u.test(protocol) && href.length <= 2_000 ? href : null;
}

/**
 * Words as they can be shown: one line, nothing that turns the reading around or cannot be seen, cut at a word. Marks that join signs (emoji,
 * scripts that need them) stay.
 */
export function tidy(text: string, longest: number): string {
  const clean = text
    .slice(0, longest * 8)
    .toWellFormed()
    .replaceAll(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\u00AD\u200B\uFEFF\uFFF9-\uFFFB]/gu, '')
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\p{Z}\s]+/gu, ' ')
    .trim();
  if (!/[\p{L}\p{N}\p{S}\p{P}]/u.test(clean)) return '';
  if (clean.length <= longest) return clean;
  const cut = clean
    .slice(0, longest - 1)
    .toWellFormed()
    .replace(/\uFFFD$/u, '');
  return `${cut.replace(/\s+\S{0,40}$/u, '').trimEnd()}…`;
}
