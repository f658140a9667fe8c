/** The words of a post as its network draws them: what it marks, and how it writes links. */
import { countLength, findLinks } from '../../../src/networks/counting/index.ts';

export interface Piece {
  readonly kind: 'plain' | 'link' | 'mention' | 'hashtag';
  /** As it is shown, which a link may not be as it is written. */
  readonly shown: string;
  readonly written: string;
  /** UTF-16 offset in the words as they are written. */
  readonly at: number;
}

const NAMED =
  /(?<![\p{L}\p{N}_/])([@#])[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_])?(?:@[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?)?/gu;

export function piecesOf(text: string, network: string): Piece[] {
  const links = findLinks(text).filter(({ start, end }) => network !== 'mastodon' || /^https?:/iu.test(text.slice(start, end)));
  const marks = [
    ...links.map(({ start, end }) => ({ start, end, kind: 'link' as const })),
    ...[...text.matchAll(NAMED)].map(({ 0: word, 1: sign, index }) => ({
      start: index,
      end: index + word.length,
      kind: sign === '#' ? ('hashtag' as const) : ('mention' as const),
    })),
  ].toSorted((one, other) => one.start - other.start);
  const pieces: Piece[] = [];
  let from = 0;
  const plain = (end: number) => {
    const words = text.slice(from, end);
    if (words !== '') pieces.push({ kind: 'plain', shown: words, written: words, at: from });
  };
  for (const { start, end, kind } of marks) {
    if (start < from) continue;
    plain(start);
    const written = text.slice(start, end);
    const shown = kind === 'link' ? linkShown(written, network) : kind === 'mention' ? mentionShown(written, network) : written;
    pieces.push({ kind, shown, written, at: start });
    from = end;
  }
  plain(text.length);
  return pieces;
}

/** Of an address, Mastodon shows the name. */
const mentionShown = (written: string, network: string): string =>
  network === 'mastodon' ? written.replace(/^(@[^@]+)@.*$/u, '$1') : written;

/** The longest path that Bluesky shows whole, and how much of a longer one. */
const BLUESKY_PATH = { whole: 15, cut: 13 };
const MASTODON_LETTERS = 30;
const X_LETTERS = 26;

function linkShown(written: string, network: string): string {
  if (network === 'bluesky') return blueskyLink(written);
  const bare = written.replace(/^https?:\/\/(www\.)?/iu, '');
  if (network === 'mastodon') return cut(bare, MASTODON_LETTERS);
  if (network === 'x') return cut(bare, X_LETTERS);
  return written;
}

const cut = (text: string, letters: number): string => (text.length > letters ? `${text.slice(0, letters)}…` : text);

function blueskyLink(written: string): string {
  if (!/^https?:/iu.test(written) || !URL.canParse(written)) return written;
  const { host, pathname, search, hash } = new URL(written);
  const path = (pathname === '/' ? '' : pathname) + search + hash;
  return path.length > BLUESKY_PATH.whole ? `${host}${path.slice(0, BLUESKY_PATH.cut)}...` : host + path;
}

/** Letters on a line of a network's own column, about. */
const LINE = 58;
/** Lines after which its column folds a post. */
const LINES: Readonly<Record<string, number>> = { bluesky: 25, mastodon: 32 };
const X_WEIGHT = 280;
const X_COUNTING = { unit: 'weighted', maximum: X_WEIGHT, maximumBytes: null, urlLength: 23, mentionsByNameOnly: false } as const;

/** Where the network folds a post until its reader asks for the rest, in UTF-16 units; null when it shows it whole. */
export function foldAt(text: string, network: string): number | null {
  if (network === 'x') return countLength(text, X_COUNTING) > X_WEIGHT ? lastSpaceBefore(text, X_WEIGHT) : null;
  const most = LINES[network];
  if (most === undefined) return null;
  let [lines, at] = [0, 0];
  for (const line of text.split('\n')) {
    const taken = Math.max(1, Math.ceil(line.length / LINE));
    if (lines + taken > most) return lastSpaceBefore(text, at + (most - lines) * LINE);
    lines += taken;
    at += line.length + 1;
  }
  return null;
}

function lastSpaceBefore(text: string, at: number): number {
  const space = text.slice(0, at).search(/\s\S*$/u);
  return space > 0 ? space : at;
}
