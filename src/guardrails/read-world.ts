import { setImmediate as breathe } from 'node:timers/promises';
import { listAccounts } from '../accounts/index.ts';
import type { PrivateReader } from '../accounts/index.ts';
import type { OwnLists } from './context.ts';
import type { GuardrailsDeps, Stretch } from './guardrails-deps.ts';
import { asRulesTake } from './own-lists.ts';
import { listPastNames, listToldInPrivate, readPastMessages } from './past-message-store.ts';
import type { PastMessage, PastMessageName } from './past-message-store.ts';
import type { RuleSetting } from './settings.ts';
import { listSettings } from './settings-store.ts';
import type { Voice } from './voice/voice.ts';
import { findVoice } from './voice-store.ts';
import { findWishes } from './wishes-store.ts';

interface PastAccount {
  readonly handle: string;
  readonly others: readonly string[];
  readonly voice: Voice | null;
  /** When the voice was learned. */
  readonly readAt: Date | null;
  /** When somebody was there; null: nobody plans any hours. */
  readonly stretches: readonly Stretch[] | null;
}

/** What was said of late, and what was around it. */
export interface PastWorld {
  /** The latest first. */
  readonly messages: readonly PastMessage[];
  readonly more: boolean;
  readonly accounts: ReadonlyMap<string, PastAccount>;
  readonly settings: readonly RuleSetting[];
  readonly lists: OwnLists;
  /** What a correspondent had told an account in private by then. */
  toldTo(accountId: string, correspondentId: string, by: Date): string[];
}

const AT_ONCE = 500;
const WEEK_MS = 7 * 86_400_000;

/** Reads what a trial needs, in a handful of transactions, week by week where much is to be worked out. */
export async function readWorld(
  deps: GuardrailsDeps,
  reader: PrivateReader,
  { accountId, since, most }: { readonly accountId: string | null; readonly since: Date; readonly most: number },
): Promise<PastWorld> {
  const { organisationId, memberId } = reader;
  const { database } = deps;
  const read = await database.read(organisationId, async (db) => ({
    settings: await listSettings(db, organisationId),
    wishes: await findWishes(db, organisationId),
    ours: await listAccounts(db, organisationId),
  }));
  const asked = accountId === null ? read.ours.map((one) => one.accountId) : [accountId];
  const { messages, more } = await readMessages(deps, { organisationId, memberId }, { accountIds: asked, since, most });
  const people = new Set(messages.flatMap(({ answered }) => answered?.correspondentId ?? []));
  const told = await database.read(organisationId, (db) => listToldInPrivate(db, organisationId, [...people]));
  const byPerson = Map.groupBy(told, (one) => `${one.accountId} ${one.correspondentId}`);

  const accounts = new Map<string, PastAccount>();
  for (const id of new Set(messages.map((one) => one.accountId))) {
    const handle = read.ours.find((one) => one.accountId === id)?.handle ?? '';
    const first = messages.findLast((one) => one.accountId === id)!.at;
    const spoken = await readVoiceOf(deps, organisationId, id);
    const stretches = await readStretches(deps, { organisationId, accountId: id, from: first, to: deps.now() });
    const others = read.ours.filter((one) => one.accountId !== id && one.handle !== handle).map((one) => one.handle);
    accounts.set(id, { handle, others, ...spoken, stretches });
  }
  return {
    messages,
    more,
    accounts,
    settings: read.settings,
    lists: asRulesTake(read.wishes),
    toldTo: (account, correspondentId, by) =>
      (byPerson.get(`${account} ${correspondentId}`) ?? []).filter(({ at }) => at < by).map(({ text }) => text),
  };
}

async function readMessages(
  { database }: GuardrailsDeps,
  reader: PrivateReader,
  { accountIds, since, most }: { readonly accountIds: readonly string[]; readonly since: Date; readonly most: number },
): Promise<Pick<PastWorld, 'messages' | 'more'>> {
  const { organisationId } = reader;
  let names: PastMessageName[] = [];
  let more = false;
  for (const accountId of accountIds) {
    const found = await database.read(organisationId, (db) => listPastNames(db, reader, { accountId, since, limit: most + 1 }));
    const all = [...names, ...found].toSorted((one, other) => other.at.getTime() - one.at.getTime());
    more ||= all.length > most;
    names = all.slice(0, most);
  }
  const messages: PastMessage[] = [];
  for (let at = 0; at < names.length; at += AT_ONCE) {
    const wanted = names.slice(at, at + AT_ONCE).map(({ messageId }) => messageId);
    messages.push(...(await database.read(organisationId, (db) => readPastMessages(db, organisationId, wanted))));
  }
  return { messages: messages.toSorted((one, other) => other.at.getTime() - one.at.getTime()), more };
}

async function readVoiceOf(
  deps: GuardrailsDeps,
  organisationId: string,
  accountId: string,
): Promise<Pick<PastAccount, 'voice' | 'readAt'>> {
  return await deps.database.read(organisationId, async (db) => {
    const kept = await findVoice(db, organisationId, accountId);
    if (!kept?.edition) return { voice: null, readAt: null };
    return { voice: await deps.voices.voiceOf(db, { organisationId, accountId, edition: kept.edition }), readAt: kept.readAt };
  });
}

async function readStretches(
  deps: GuardrailsDeps,
  { from, to, ...account }: { readonly organisationId: string; readonly accountId: string; readonly from: Date; readonly to: Date },
): Promise<Stretch[] | null> {
  const all: Stretch[] = [];
  let planned = false;
  for (let at = from.getTime(); at <= to.getTime(); at += WEEK_MS) {
    const week = { from: new Date(at), to: new Date(Math.min(at + WEEK_MS, to.getTime() + 1)) };
    const found = await deps.database.read(account.organisationId, (db) => deps.stretchesOf(db, { ...account, ...week }));
    if (found !== null) planned = true;
    all.push(...(found ?? []));
    await breathe();
  }
  return planned ? all : null;
}
