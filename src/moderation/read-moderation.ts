import { capabilitiesOf, findAccount, listAnswerers, mayAnswer } from '../accounts/index.ts';
import { findConversation, findCorrespondents, findQuotingOurs, findWords, readSpeakers } from '../inbox/index.ts';
import { MODERATION_KINDS } from '../networks/network.ts';
import type { Visitor } from '../people/index.ts';
import type { Query } from '../platform/database/index.ts';
import type { ModerationDeps } from './ask-moderation.ts';
import { nextState, undoEvent } from './moderation.ts';
import type { Moderation } from './moderation.ts';
import { refusalOf } from './policy.ts';
import type { ConversationModeration, ModerationPage, ModerationsAsked, ModerationView } from './schema.ts';
import { countModerations, pageOfModerations } from './list-store.ts';
import { listModerations } from './store.ts';

/** What this visitor may do about those who speak in a conversation, and what was done; null when there is none of that id here. */
export async function readConversationModeration(
  { database, networks }: ModerationDeps,
  visitor: Visitor,
  conversationId: string,
): Promise<ConversationModeration | null> {
  const { organisationId } = visitor;
  return await database.read(organisationId, async (db) => {
    const conversation = await findConversation(db, organisationId, conversationId);
    const account = conversation && (await findAccount(db, organisationId, conversation.accountId));
    if (!account) return null;
    const { accountId } = account;
    const { moderation: has, detaches } = capabilitiesOf(account, networks);
    const answers = await mayAnswer(db, organisationId, accountId, visitor.memberId);
    const { correspondentIds, isUnderOurs } = await readSpeakers(db, organisationId, conversationId);
    return {
      offered: MODERATION_KINDS.filter((kind) => has.includes(kind) && refusalOf(kind, visitor, answers) === null),
      lacking: MODERATION_KINDS.filter((kind) => !has.includes(kind)),
      underOurs: isUnderOurs,
      quotingOurs: detaches === true ? await findQuotingOurs(db, organisationId, conversationId) : [],
      moderations: await toViews(db, visitor, await listModerations(db, organisationId, { correspondentIds, accountId })),
    };
  });
}

/** A page of what an account did, whoever reads it; null when there is no account of that id here. */
export async function readAccountModeration(
  { database, networks }: ModerationDeps,
  visitor: Visitor,
  accountId: string,
  asked: ModerationsAsked,
): Promise<ModerationPage | null> {
  const { organisationId } = visitor;
  return await database.read(organisationId, async (db) => {
    const account = await findAccount(db, organisationId, accountId);
    if (!account) return null;
    const { moderations, next } = await pageOfModerations(db, organisationId, { ...asked, account: accountId });
    const has = capabilitiesOf(account, networks).moderation;
    return {
      moderations: await toViews(db, visitor, moderations),
      next,
      counts: await countModerations(db, organisationId, accountId),
      lacking: MODERATION_KINDS.filter((kind) => !has.includes(kind)),
    };
  });
}

/** As they go over the wire, with what the visitor may do with each. */
export async function toViews(db: Query, visitor: Visitor, moderations: readonly Moderation[]): Promise<ModerationView[]> {
  if (moderations.length === 0) return [];
  const { organisationId, memberId } = visitor;
  const answerers = await listAnswerers(db, organisationId);
  const people = await findCorrespondents(db, organisationId, [...new Set(moderations.map((one) => one.correspondentId))]);
  const words = await findWords(
    db,
    organisationId,
    moderations.flatMap(({ messageId }) => messageId ?? []),
  );
  return moderations.map(({ attempts: _attempts, tries: _tries, dueAt, wishedAt, changedAt, ...one }) => {
    const team = answerers.get(one.accountId);
    const may = refusalOf(one.kind, visitor, team === null || team?.includes(memberId) === true) === null;
    const person = people.get(one.correspondentId);
    return {
      ...one,
      name: person?.displayName || person?.handle || '',
      handle: person?.handle ?? '',
      words: one.messageId === null ? null : (words.get(one.messageId) ?? null),
      failure: one.failure,
      dueAt: dueAt.toISOString(),
      wishedAt: wishedAt.toISOString(),
      changedAt: changedAt.toISOString(),
      mayUndo: may && undoEvent({ ...one, attempts: _attempts }) !== null,
      mayRetry: may && nextState(one.state, 'retried') !== null,
    };
  });
}
