import { capabilitiesOf, cardsOn, countingFor, findAccount, shutBecause } from '../accounts/index.ts';
import type { Account } from '../accounts/index.ts';
import { findAnswerable, findConversation, findNewestInbound, isHeldBy } from '../inbox/index.ts';
import type { Conversation } from '../inbox/index.ts';
import { findSettings } from '../media/index.ts';
import type { Capabilities } from '../networks/network.ts';
import type { Visitor } from '../people/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { typedSignature } from '../signatures/index.ts';
import { reachOffered } from './reach.ts';
import type { ReplyDeps } from './reply.ts';
import type { Composer, TypedSignature, VoiceView } from './schema.ts';
import { readThreadVoices } from './speak-as.ts';
import type { Voice, Voices } from './speak-as.ts';
import { readTypist, typedByAnother } from './word-reply.ts';

type ComposerDeps = Pick<ReplyDeps, 'database' | 'networks'>;

/**
 * As whom the visitor may speak in a conversation, with how much room, and what stands in the way. `replyTo`: the message that is answered;
 * null for the newest one to us.
 */
export async function readComposer(
  deps: ComposerDeps,
  visitor: Visitor,
  conversationId: string,
  replyTo: string | null = null,
): Promise<Result<Composer, { kind: 'not-found' }>> {
  const { organisationId, memberId } = visitor;
  return await deps.database.read(organisationId, async (db) => {
    const conversation = await findConversation(db, organisationId, conversationId);
    const account = conversation && (await findAccount(db, organisationId, conversation.accountId));
    if (!account) return fail({ kind: 'not-found' } as const);
    const messageId = replyTo ?? (await findNewestInbound(db, organisationId, conversationId));
    const message = messageId === null ? null : await findAnswerable(db, organisationId, { conversationId, messageId });
    const later = message?.direction === 'outbound' && message.memberId === memberId;
    const speaking = { organisationId, account, conversationId, memberId, languages: message?.languages ?? [], later };
    const voices = await readThreadVoices(db, speaking);
    const capabilities = capabilitiesOf(account, deps.networks);
    const reach = reachOffered(message, capabilities);
    const counting = countingFor(capabilities, reach.visibility);
    return succeed({
      ...toVoiceView(voices.self),
      accountId: account.accountId,
      persona: voices.persona && toPersonaView(voices.persona),
      personaSpeaks: voices.last !== null && voices.last.personaId === voices.persona?.persona.personaId,
      ...reach,
      counting,
      privateCounting: reach.visibilities.includes('private') ? (capabilities.privateCounting ?? null) : null,
      maximumLength: counting.maximum,
      addressee: capabilities.addresses ? (message?.authorHandle ?? null) : null,
      undoDelaySeconds: account.undoDelaySeconds,
      media: mediaOffered(capabilities),
      cards: cardsOn(account, deps.networks),
      altRequired: (await findSettings(db, organisationId)).altRequired,
      hindrance: hindranceOf(account, conversation, memberId) ?? (voices.self.signature.missing === null ? null : 'no-speaker-tag'),
    });
  });
}

function mediaOffered({ media }: Capabilities): Composer['media'] {
  if (!media) return null;
  const { pictures, altLength, film, inPrivate } = media;
  return { pictures, altLength, film: film && { ...film, types: [...film.types] }, inPrivate };
}

/** The signature that the visitor has typed around the words so far: his own, or another's; null when there is none. */
export async function readTyped(
  deps: Pick<ComposerDeps, 'database'>,
  visitor: Visitor,
  what: { readonly conversationId: string; readonly body: string; readonly personaId: string | null },
): Promise<Result<TypedSignature, { kind: 'not-found' }>> {
  const { organisationId, memberId } = visitor;
  return await deps.database.read(organisationId, async (db) => {
    const conversation = await findConversation(db, organisationId, what.conversationId);
    const account = conversation && (await findAccount(db, organisationId, conversation.accountId));
    if (!account) return fail({ kind: 'not-found' } as const);
    const typist = await readTypist(db, account, { memberId, personaId: what.personaId });
    const typed = typedSignature(what.body, typist);
    return succeed(typed && { own: typist.own.includes(typed.memberId), ...typedByAnother(typed, typist) });
  });
}

/** The one that a person can do least about comes first. */
export function hindranceOf(account: Pick<Account, 'state'>, conversation: Conversation, memberId: string): Composer['hindrance'] {
  const shut = shutBecause(account.state);
  if (shut !== null) return shut;
  if (conversation.state === 'closed') return 'closed';
  return isHeldBy(conversation, memberId) ? null : 'not-holder';
}

const toVoiceView = ({ signature, opening }: Voice): VoiceView => ({
  signature: signature.text,
  separator: signature.separator,
  stands: signature.stands,
  opening,
});

function toPersonaView(voice: NonNullable<Voices['persona']>): NonNullable<Composer['persona']> {
  const { personaId, name, behind, voiceNotes, portraitDigest } = voice.persona;
  const portraitUrl = portraitDigest === null ? null : `/personas/${personaId}/portrait/${portraitDigest}`;
  return { ...toVoiceView(voice), personaId, name, behind, voiceNotes, portraitUrl };
}
