import { measureOf } from '../accounts/index.ts';
import type { Account, Around, Measure, Networks } from '../accounts/index.ts';
import { findPersona } from '../personas/index.ts';
import type { Persona } from '../personas/index.ts';
import type { Query } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { listSignatories, signatureAround, styleOf, typedSignature } from '../signatures/index.ts';
import type { ReadSignature, Typist } from '../signatures/index.ts';
import { isEmptyBody } from './body.ts';
import { chooseVoice, readThreadVoices, spokenText } from './speak-as.ts';
import type { Speaking, Voice, VoiceRefusal } from './speak-as.ts';

export type WordingRefusal =
  | VoiceRefusal
  | { kind: 'empty' }
  /** `room`: what is left for the words beside the opening and the signature, as the network counts. */
  | { kind: 'too-long'; length: number; maximum: number; room: number }
  /** Opening and signature leave no room for a word: the name, the title or the declaration has to be shorter. */
  | { kind: 'signature-too-long'; length: number; maximum: number }
  /** The words end with a colleague's signature (`memberId`) or the character's (then null): text taken from a colleague's draft, most often. */
  | ({ kind: 'signed-by-another' } & TypedByAnother);

export interface TypedByAnother {
  readonly memberId: string | null;
  readonly name: string;
  readonly written: string;
  /** UTF-16 offsets in the words. */
  readonly start: number;
  readonly end: number;
}

/** A reply's words with all that stands around them. */
export interface Wording {
  readonly voice: Voice;
  /** What stands for its author in the text. */
  readonly signature: string;
  readonly text: string;
}

/** Who is at the keyboard: whose typed signatures are his own, and whose would be another's. */
export interface KeyboardTypist extends Typist {
  readonly persona: Persona | null;
}

export async function readTypist(
  db: Query,
  account: Account,
  { memberId, personaId }: { readonly memberId: string; readonly personaId: string | null },
): Promise<KeyboardTypist> {
  const persona = await findPersona(db, account.organisationId, account.accountId);
  const character = persona === null ? [] : [{ memberId: persona.personaId, publicName: persona.name, initials: '' }];
  const known = [...(await listSignatories(db, account.organisationId, account.accountId)), ...character];
  return { own: personaId === null ? [memberId] : [memberId, personaId], style: styleOf(account), known, persona };
}

/** Puts around the words what the account's rules want there, or says why that cannot be. */
export async function wordReply(
  deps: { readonly networks: Networks },
  db: Query,
  what: {
    readonly speaking: Speaking;
    readonly typist: KeyboardTypist;
    readonly body: string;
    readonly personaId: string | null;
    readonly keepTyped: boolean;
    readonly around: Around;
    /** It carries pictures or a film: then it needs no words. */
    readonly shows?: boolean;
  },
): Promise<Result<Wording, WordingRefusal>> {
  const { speaking, typist, body, personaId } = what;
  if (isEmptyBody(body) && what.shows !== true) return fail({ kind: 'empty' });
  const chosen = chooseVoice(await readThreadVoices(db, speaking), personaId);
  if (!chosen.ok) return chosen;
  const typed = typedSignature(body, typist);
  if (typed !== null && !typist.own.includes(typed.memberId) && !what.keepTyped) {
    return fail({ kind: 'signed-by-another', ...typedByAnother(typed, typist) });
  }
  const signature = signatureAround(body, chosen.value.signature, typist.style);
  const text = spokenText(body, { opening: chosen.value.opening, signature });
  const refusal = lengthRefusal(measureOf(speaking.account, deps.networks, what.around), body, text);
  return refusal === null ? succeed({ voice: chosen.value, signature: chosen.value.signature.text, text }) : fail(refusal);
}

/** Whose signature was typed, in words. */
export function typedByAnother(
  { memberId, written, start, end }: ReadSignature & { memberId: string },
  typist: KeyboardTypist,
): TypedByAnother {
  const name = typist.known.find((one) => one.memberId === memberId)?.publicName ?? written;
  return { memberId: memberId === typist.persona?.personaId ? null : memberId, name, written, start, end };
}

/** Why a text does not fit its network; null when it does. */
export function lengthRefusal(measure: Measure, body: string, text: string): WordingRefusal | null {
  const { maximum } = measure;
  const length = measure.length(text);
  if (length <= maximum) return null;
  const around = length - measure.length(body);
  return around >= maximum
    ? { kind: 'signature-too-long', length: around, maximum }
    : { kind: 'too-long', length, maximum, room: maximum - around };
}
