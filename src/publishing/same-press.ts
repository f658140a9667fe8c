import { carriesSame } from '../media/index.ts';
import type { Attachment } from '../media/index.ts';
import type { Visibility } from '../networks/network.ts';
import type { Transaction } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { UNSETTLED } from './publication.ts';
import type { Publication } from './publication.ts';
import { findByKey } from './store.ts';

/** A press of the button, its words without the signature that their author typed by habit. */
export interface PressedWords {
  readonly conversationId: string;
  readonly replyToMessageId: string;
  readonly idempotencyKey: string;
  readonly memberId: string;
  readonly personaId: string | null;
  readonly body: string;
  readonly visibility?: Visibility | undefined;
  readonly contentWarning?: string | null | undefined;
  readonly corrects?: boolean;
  readonly attachments?: readonly Attachment[];
}

/** What this key made already: the same publication for the same words, a refusal for others. */
export async function repeated(tx: Transaction, press: PressedWords): Promise<Result<Publication, { kind: 'key-reused' }> | null> {
  const made = await findByKey(tx, press.conversationId, press.idempotencyKey);
  if (made === null) return null;
  return (await isSame(tx, made, press)) ? succeed(made) : fail({ kind: 'key-reused' });
}

const isSame = async (tx: Transaction, one: Publication, press: PressedWords): Promise<boolean> =>
  one.memberId === press.memberId &&
  (one.bodyBefore ?? one.body) === press.body &&
  one.replyToMessageId === press.replyToMessageId &&
  (press.visibility === undefined || one.visibility === press.visibility) &&
  (press.contentWarning === undefined || one.contentWarning === (press.contentWarning?.trim() || null)) &&
  (one.correctsMessageId !== null) === (press.corrects === true) &&
  (one.persona?.personaId ?? null) === press.personaId &&
  (await carriesSame(tx.db, tx.organisationId, one.publicationId, press.attachments ?? []));

/** Those of these that say the same, pressed in another tab. */
export async function findSame(tx: Transaction, recent: readonly Publication[], press: PressedWords): Promise<Publication | null> {
  for (const one of recent) if (await isSame(tx, one, press)) return one;
  return null;
}

export type UnderwayRefusal =
  | { kind: 'held-by-another'; memberId: string }
  /** One's own words wait there for a second pair of eyes: nothing overtakes them; they can be taken back. */
  | { kind: 'in-review'; publicationId: string }
  /** Another voice has words in this thread that have yet to leave: what the next one must say first depends on them. */
  | { kind: 'other-voice-underway' };

/** What has yet to leave in this thread, by another person or in another voice, comes first. */
export function findUnderway(recent: readonly Publication[], press: PressedWords): UnderwayRefusal | null {
  const underway = recent.filter(({ state }) => UNSETTLED.includes(state));
  const another = underway.find((one) => one.memberId !== press.memberId)?.memberId;
  if (another) return { kind: 'held-by-another', memberId: another };
  const held = underway.find(({ state }) => state === 'held');
  if (held) return { kind: 'in-review', publicationId: held.publicationId };
  return underway.some((one) => (one.persona?.personaId ?? null) !== press.personaId) ? { kind: 'other-voice-underway' } : null;
}
