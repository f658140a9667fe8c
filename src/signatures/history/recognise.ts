import type { SignatureForm } from '../signature.ts';
import type { Candidate, Shape } from './candidate.ts';
import { findCandidates } from './candidates.ts';
import { fold, isWord } from './characters.ts';
import { createEvidence, gather } from './evidence.ts';
import type { Evidence } from './evidence.ts';
import { learnSigners } from './learn.ts';
import type { Signers } from './learn.ts';
import { isAddressing, isLeading, isSigningOff } from './lexicon.ts';

/** A signature in a text of an account's past. */
export interface FoundSignature {
  /** As it stands, mark and full stop included. */
  readonly signature: string;
  /** Who signed, as he or she mostly writes it, without mark. Two who sign together are told as they stand: `AB/CD`. */
  readonly author: string;
  readonly form: SignatureForm;
  readonly mark: string;
  readonly place: 'start' | 'end';
  /** In UTF-16 code units. */
  readonly start: number;
  readonly end: number;
}

/** First reading: every message of ours goes in, of any number of accounts, in any order. */
export interface SignatureLearner {
  /** `local`: epoch in ms plus the zone's offset; null when unknown. */
  add(account: string, text: string, local: number | null): void;
  learn(): SignatureReader;
}

/** Second reading: of the same messages, or of later ones. */
export interface SignatureReader {
  read(account: string, text: string): FoundSignature | null;
}

/** More accounts than this in one past are not learned. */
const MOST_ACCOUNTS = 500;

export function createSignatureLearner(): SignatureLearner {
  const accounts = new Map<string, Evidence>();
  return {
    add(account, text, local) {
      if (isQuoted(text)) return;
      let evidence = accounts.get(account);
      if (!evidence) {
        if (accounts.size >= MOST_ACCOUNTS) return;
        accounts.set(account, (evidence = createEvidence()));
      }
      gather(evidence, text, findCandidates(text), local);
    },
    learn() {
      const learned = new Map([...accounts].map(([account, evidence]) => [account, learnSigners(evidence)]));
      return {
        read: (account, text) => {
          const signers = learned.get(account);
          const found = signers ? recognise(signers, text) : null;
          return found && signers ? describe(found, signers, text) : null;
        },
      };
    },
  };
}

/** What others wrote is not signed by us. */
const isQuoted = (text: string): boolean => text.startsWith('RT @');

function recognise(signers: Signers, text: string): Candidate | null {
  return isQuoted(text) ? null : (findCandidates(text).find((candidate) => isSignature(signers, candidate, text)) ?? null);
}

function isSignature(signers: Signers, candidate: Candidate, text: string): boolean {
  const trust = signers.judge(candidate);
  if (!trust) return false;
  const { mark, boundary, previous, start, folded } = candidate;
  if (mark !== '' || boundary === 'sentence' || boundary === 'line') return true;
  if (trust !== 'sure' && !(boundary === 'comma' && isSigningOff(previous))) return false;
  if (boundary === 'alone') return true;
  if (isAddressing(previous) || isLeading(previous)) return false;
  // "Bonjour Tom, …, bonne journée Tom": whoever is greeted is not who signs.
  return !holdsWord(fold(text.slice(0, start)), folded);
}

/** Rémi is not in "les premiers trains". */
function holdsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!isWord(text, at - 1) && !isWord(text, at + word.length)) return true;
  }
  return false;
}

function describe(candidate: Candidate, signers: Signers, text: string): FoundSignature {
  const { mark, folded, name, shape, start, end } = candidate;
  return {
    signature: text.slice(start, end),
    author: signers.spellings.get(folded) ?? name,
    form: formOf(mark, shape, name),
    mark: mark.replace(/[<:,]/g, ''),
    place: mark.startsWith('<') ? 'start' : 'end',
    start,
    end,
  };
}

function formOf(mark: string, shape: Shape, name: string): SignatureForm {
  if (mark === '#') return 'speaker-tag';
  if (mark.endsWith(',')) return 'title-and-name';
  return shape === 'initials' || (shape === 'small' && name.length <= 3) ? 'initials' : 'given-name';
}
