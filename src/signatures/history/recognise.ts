import type { SignatureForm } from '../signature.ts';
import type { Candidate } from './candidate.ts';
import { findEndCandidate } from './candidate.ts';
import { fold } from './characters.ts';
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
      let evidence = accounts.get(account);
      if (!evidence) {
        if (accounts.size >= MOST_ACCOUNTS) return;
        accounts.set(account, (evidence = createEvidence()));
      }
      gather(evidence, text, candidateOf(text), local);
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
const candidateOf = (text: string): Candidate | null => (text.startsWith('RT @') ? null : findEndCandidate(text));

function recognise(signers: Signers, text: string): Candidate | null {
  const candidate = candidateOf(text);
  if (!candidate) return null;
  const trust = signers.judge(candidate);
  if (!trust) return null;
  if (candidate.mark !== '' || candidate.boundary === 'sentence' || candidate.boundary === 'line') return candidate;
  if (trust !== 'sure' && !(candidate.boundary === 'comma' && isSigningOff(candidate.previous))) return null;
  if (candidate.boundary === 'alone') return candidate;
  if (isAddressing(candidate.previous) || isLeading(candidate.previous)) return null;
  // "Bonjour Tom, …, bonne journée Tom": whoever is greeted is not who signs.
  return fold(text.slice(0, candidate.start)).includes(candidate.folded) ? null : candidate;
}

function describe(candidate: Candidate, signers: Signers, text: string): FoundSignature {
  const { mark, folded, name, shape, start, end } = candidate;
  return {
    signature: text.slice(start, end),
    author: signers.spellings.get(folded) ?? name,
    form: shape === 'initials' || (shape === 'small' && name.length <= 3) ? 'initials' : 'given-name',
    mark,
    start,
    end,
  };
}
