import type { Attachment } from '../media/index.ts';
import type { Transaction } from '../platform/database/index.ts';
import { succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { weigh } from '../review/index.ts';
import type { Guard, PauseRefusal, Review, Weighed } from '../review/index.ts';
import type { Reach } from './reach.ts';

/** What becomes of a reply, with what the guard-rails found in it. */
export type WeighedReply = Weighed & { readonly findings: Review['findings'] };

export interface ReplyWords {
  readonly memberId: string;
  readonly accountId: string;
  readonly conversationId: string;
  readonly replyToMessageId: string;
  readonly personaId: string | null;
  /** As it will be sent, without signature. */
  readonly body: string;
  /** As it stands in its author's field: where findings are shown. */
  readonly typed: string;
  readonly reach: Reach;
  readonly corrects?: boolean;
  readonly attachments?: readonly Attachment[];
  readonly readAgain?: string | null | undefined;
}

/** Asks the guard-rails about a reply that nothing else hinders: it leaves, is read again by its author, or by somebody else. */
export async function weighReply(
  deps: { readonly guard: Guard; readonly newId: () => string },
  tx: Transaction,
  reply: ReplyWords,
): Promise<Result<WeighedReply, PauseRefusal>> {
  const { memberId, accountId, conversationId, replyToMessageId, body, reach, attachments = [] } = reply;
  const { visibility, contentWarning } = reach;
  const media = attachments.map(({ alt }) => ({ alt: alt.trim() === '' ? null : alt }));
  // The words before the fold are read by everybody too.
  const judged = await deps.guard.judge(tx, {
    memberId,
    accountId,
    text: body,
    at: new Date(),
    visibility,
    media,
    conversationId,
    replyToMessageId,
  });
  const { findings } = judged;
  const weighed = await weigh(deps, tx, {
    memberId,
    accountId,
    place: [conversationId, replyToMessageId],
    words: [body, visibility, contentWarning, reply.personaId, reply.corrects === true, attachments],
    judgements: [judged],
    findings: moved(findings, Math.max(0, reply.typed.indexOf(body))),
    readAgain: reply.readAgain,
  });
  return weighed.ok ? succeed({ ...weighed.value, findings }) : weighed;
}

const moved = (findings: Review['findings'], by: number): Review['findings'] =>
  findings.map(({ where: { start, end }, ...finding }) => Object.assign(finding, { where: { start: start + by, end: end + by } }));
