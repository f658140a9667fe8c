/** Reads the signature in a text of ours: whose it is among those who may have signed, and what of the text it is. */
import { signatureOf, signingName } from './signature.ts';
import type { Signatory, SignatureStyle } from './signature.ts';
import { foldTag, tagsIn } from './speaker-tag.ts';

export interface ReadSignature {
  /** Null: nobody known, or several who sign alike. */
  readonly memberId: string | null;
  /** As it stands in the text, with its mark. */
  readonly written: string;
  /** UTF-16 offsets of the text: what is to go when the signature goes. */
  readonly start: number;
  readonly end: number;
  readonly how: 'signature' | 'tag';
  /** A name alone on its line, without a mark: a habit of those whose name it is, but perhaps a word to somebody of that name. */
  readonly bare: boolean;
}

type Known = Signatory & { readonly memberId: string };
interface Candidate {
  readonly written: string;
  readonly start: number;
  readonly end: number;
  readonly bare: boolean;
  /** The words without the mark. */
  readonly words: string;
}

const MARKS = '\\^*~|/\\-–—';
const LONGEST = 200;
/** A mark that begins a line or follows a space. */
const MARKED = new RegExp(`(?<![^\\s])[${MARKS}](?=[^\\s]|[^\\S\\n][^\\s])`, 'gu');
const MOST_MARKS = 20;
const INITIALS = /^\p{Lu}{1,4}\d{0,2}\.?$/u;
const NAME = /^\p{Lu}[\p{L}\p{M}'’.-]*(?: \p{Lu}[\p{L}\p{M}'’.-]*)?$/u;

/**
 * The signature of `text`. The form of the account goes before the others, the exact spelling before one without case and accents; two
 * people who sign alike make it nobody's.
 */
export function readSignature(text: string, style: SignatureStyle, known: readonly Known[]): ReadSignature | null {
  if (style.form === 'speaker-tag') return readTag(text, known) ?? readWords(text, style, known);
  return readWords(text, style, known) ?? readTag(text, known);
}

function readTag(text: string, known: readonly Known[]): ReadSignature | null {
  const owners = new Map(known.flatMap((one) => (one.speakerTag ? [[foldTag(one.speakerTag), one.memberId] as const] : [])));
  const found = tagsIn(text).filter(({ tag }) => owners.has(foldTag(tag)));
  const people = new Set(found.map(({ tag }) => owners.get(foldTag(tag))));
  // Named by another: the tag that ends or begins the text is whose it is, the ones inside are spoken of.
  const outer = found.filter(({ start, end }) => end === text.trimEnd().length || text.slice(0, start).trim() === '');
  const one = people.size === 1 ? (outer[0] ?? found[0]) : outer.length === 1 ? outer[0] : undefined;
  if (!one) return null;
  const memberId = owners.get(foldTag(one.tag)) ?? null;
  return { memberId, written: text.slice(one.start, one.end), start: one.start, end: one.end, how: 'tag', bare: false };
}

function readWords(text: string, style: SignatureStyle, known: readonly Known[]): ReadSignature | null {
  for (const candidate of [...unmarkedIn(text, style, known), ...candidatesIn(text)]) {
    const owner = ownerOf(candidate, style, known);
    if (owner !== undefined) return toSignature(candidate, owner);
  }
  const unknown = candidatesIn(text).find((candidate) => !candidate.bare && isLikely(candidate, style));
  return unknown ? toSignature(unknown, null) : null;
}

const toSignature = ({ written, start, end, bare }: Candidate, memberId: string | null): ReadSignature => ({
  memberId,
  written,
  start,
  end,
  how: 'signature',
  bare,
});

/** What may be a signature by where it stands: after a mark at the end, alone on the last or the first line, after a mark at the start. */
function candidatesIn(text: string): Candidate[] {
  const end = text.trimEnd().length;
  const body = text.slice(0, end);
  const candidates: Candidate[] = [];
  const lastLine = body.lastIndexOf('\n') + 1;
  // From the last mark back: `- Chef - ligne 4, Paul` is one signature, `— Paul — Paul` are two.
  for (const { index } of [...body.slice(lastLine).matchAll(MARKED)].toReversed().slice(0, MOST_MARKS)) {
    const written = body.slice(lastLine + index);
    const words = written.slice(1).trimStart();
    if (words !== '' && written.length <= LONGEST) candidates.push({ written, words, start: end - written.length, end, bare: false });
  }
  if (lastLine > 0) candidates.push(bareLine(body, lastLine, end));
  const head = /^\s*/u.exec(body)?.[0].length ?? 0;
  const firstEnd = body.indexOf('\n', head);
  if (firstEnd > 0) {
    const line = body.slice(head, firstEnd).trimEnd();
    const marked = new RegExp(`^[${MARKS}]\\s?(.+)$`, 'u').exec(line);
    if (marked) candidates.push({ written: line, words: marked[1] ?? '', start: head, end: head + line.length, bare: false });
  }
  const initials = new RegExp(`^([${MARKS}](\\p{L}[\\p{L}\\p{M}\\d]{0,9}))\\s`, 'u').exec(body.slice(head));
  if (initials) {
    const written = initials[1] ?? '';
    candidates.push({ written, words: initials[2] ?? '', start: head, end: head + written.length, bare: false });
  }
  return candidates;
}

/** Where an account signs without a mark: the signatures that its people would have written around these very words. */
function unmarkedIn(text: string, style: SignatureStyle, known: readonly Known[]): Candidate[] {
  if (style.mark !== '') return [];
  const end = text.trimEnd().length;
  const body = text.slice(0, end);
  const head = /^\s*/u.exec(body)?.[0].length ?? 0;
  return [...new Set(known.map((one) => signatureOf(style, one).text))].flatMap((written) => {
    const around = { written, words: written, bare: true };
    if (written === '' || written.length >= end - head) return [];
    if (body.endsWith(written) && /\s/u.test(body.charAt(end - written.length - 1)))
      return [{ ...around, start: end - written.length, end }];
    const after = head + written.length;
    return body.startsWith(written, head) && /\s/u.test(body.charAt(after)) ? [{ ...around, start: head, end: after }] : [];
  });
}

function bareLine(body: string, start: number, end: number): Candidate {
  const written = body.slice(start, end).trimStart();
  return { written, words: written, start: end - written.length, end, bare: true };
}

/** Whose it is: one member, null when several sign so, undefined when nobody does. */
function ownerOf(candidate: Candidate, style: SignatureStyle, known: readonly Known[]): string | null | undefined {
  const exact = (one: Known) => signatureOf(style, one).text === candidate.written;
  const spelt = (one: Known) => namesOf(one, signingName(one)).includes(candidate.words);
  const alike = (one: Known) => namesOf(one, signingName(one)).some((name) => fold(name) === fold(candidate.words));
  // Somebody who signs otherwise here, among homonyms, is meant by the public name only when nobody else is.
  const publicly = (one: Known) => namesOf(one, one.publicName).some((name) => fold(name) === fold(candidate.words));
  const initials = ({ initials: own }: Known) => !candidate.bare && fold(own) === fold(candidate.words.replace(/\.$/u, ''));
  const onTeam = (one: Known) => (one as { onTeam?: boolean }).onTeam !== false;
  for (const test of [exact, spelt, initials, alike, publicly]) {
    const fitting = known.filter(test);
    const people = new Set((fitting.some(onTeam) ? fitting.filter(onTeam) : fitting).map(({ memberId }) => memberId));
    if (people.size > 0) return people.size === 1 ? [...people][0]! : null;
  }
  return undefined;
}

/** How somebody of this name may end a text, whatever the account's form. */
function namesOf(one: Known, name: string): string[] {
  if (name === '') return [];
  return one.publicTitle ? [name, `${one.publicTitle}, ${name}`] : [name];
}

const fold = (name: string): string => name.normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll(/\s+/gu, ' ').toLowerCase();

/** Whether it looks like the signature of somebody whom we do not know: as the account signs, or initials behind a caret. */
function isLikely({ words, written }: Candidate, { form }: SignatureStyle): boolean {
  if (written.startsWith('^')) return INITIALS.test(words) || NAME.test(words);
  if (form === 'initials') return INITIALS.test(words);
  return (form === 'given-name' || form === 'title-and-name') && /^[—–]/u.test(written) && NAME.test(words) && words.length <= 60;
}
