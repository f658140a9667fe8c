import type { Account } from '../accounts/index.ts';
import { listStandingOfOurs } from '../inbox/index.ts';
import { findMember, findOrganisation } from '../people/index.ts';
import { findPersona, openingLanguage, openingOf, takeOverOf } from '../personas/index.ts';
import type { OpeningLanguage, Persona } from '../personas/index.ts';
import type { Query } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { personaSignature, signatureForOccasion, signedText, styleOf } from '../signatures/index.ts';
import type { Signature } from '../signatures/index.ts';
import { lastPersona, mustDeclare } from './thread-voice.ts';
import type { StandingPost } from './thread-voice.ts';
import { readVoices } from './voice-store.ts';

/** As whom somebody speaks in a conversation: what stands around the words, and the character, when one speaks. */
export interface Voice {
  readonly signature: Signature;
  /** Before the words, by rule; empty when nothing has to be said. */
  readonly opening: string;
  readonly persona: Persona | null;
}

export interface Speaking {
  readonly organisationId: string;
  readonly account: Account;
  readonly conversationId: string;
  readonly memberId: string;
  /** The languages of what is answered. */
  readonly languages: readonly string[];
  /** It goes on after a post that the same member wrote. */
  readonly later: boolean;
}

export type VoiceRefusal =
  /** The character was retired, or is another account's. */
  | { kind: 'no-such-persona' }
  /** The account tells its speakers apart by tags, and this member has none. */
  | { kind: 'no-speaker-tag' };

/** The voices that a member may choose from in a conversation, and the one that spoke there last. */
export interface Voices {
  readonly self: Voice;
  readonly persona: (Voice & { readonly persona: Persona }) | null;
  readonly last: StandingPost['persona'];
}

export async function readThreadVoices(db: Query, speaking: Speaking): Promise<Voices> {
  const { organisationId, account, conversationId, memberId } = speaking;
  const organisation = await findOrganisation(db, organisationId);
  const member = await findMember(db, organisationId, memberId);
  const standing = await readStanding(db, organisationId, conversationId);
  const language = openingLanguage(speaking.languages, openingLanguage(account.languages, organisation?.language ?? 'fr'));
  const last = lastPersona(standing);
  const occasion = speaking.later ? 'later-posts' : null;
  const signature = await signatureForOccasion(db, organisationId, { accountId: account.accountId, memberId, occasion });
  const opening = last === null ? '' : takeOverOf(member?.publicName ?? '', last.name, language);
  const persona = await findPersona(db, organisationId, account.accountId);
  const name = organisation?.name ?? '';
  return {
    self: { signature, opening, persona: null },
    persona: persona && personaVoice(persona, { account, standing, name, language }),
    last,
  };
}

/** The voice that was chosen, or why nobody can speak with it. */
export function chooseVoice(voices: Voices, personaId: string | null): Result<Voice, VoiceRefusal> {
  if (personaId !== null)
    return voices.persona?.persona.personaId === personaId ? succeed(voices.persona) : fail({ kind: 'no-such-persona' });
  return voices.self.signature.missing === null ? succeed(voices.self) : fail({ kind: 'no-speaker-tag' });
}

/** Opening, body and signature as the public reads them. */
export const spokenText = (body: string, { opening, signature }: Pick<Voice, 'opening' | 'signature'>): string =>
  signedText(opening === '' || body === '' ? opening + body : `${opening}\n${body}`, signature);

function personaVoice(
  persona: Persona,
  thread: { account: Account; standing: readonly StandingPost[]; name: string; language: OpeningLanguage },
): Voice & { persona: Persona } {
  const opening = mustDeclare(persona, thread.standing) ? openingOf(persona, thread.name, thread.language) : '';
  return { persona, opening, signature: personaSignature(styleOf(thread.account), persona.name) };
}

async function readStanding(db: Query, organisationId: string, conversationId: string): Promise<StandingPost[]> {
  const posts = await listStandingOfOurs(db, organisationId, conversationId);
  const voices = await readVoices(
    db,
    organisationId,
    posts.flatMap(({ publicationId }) => publicationId ?? []),
  );
  return posts.flatMap(({ publicationId }) =>
    publicationId === null ? { persona: null, declared: false } : (voices.get(publicationId) ?? []),
  );
}
