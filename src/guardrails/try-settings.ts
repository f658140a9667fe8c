import { setImmediate as breathe } from 'node:timers/promises';
import { findAccount } from '../accounts/index.ts';
import type { Visitor } from '../people/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { isRule } from './change-rules.ts';
import type { ContextParts, Moment, SentText } from './context.ts';
import { createDryRun } from './dry-run.ts';
import type { DryRun, TwoSettings } from './dry-run.ts';
import type { Finding } from './finding.ts';
import type { GuardrailsDeps } from './guardrails-deps.ts';
import type { Latitude, Outcome } from './outcome.ts';
import type { PastMessage } from './past-message-store.ts';
import { mayGuardrails } from './policy.ts';
import { readWorld } from './read-world.ts';
import type { PastWorld } from './read-world.ts';
import { resolveSettings } from './settings.ts';
import type { RuleSetting } from './settings.ts';
import { wordsSaid } from './rules/duplicate.ts';

export interface Trial {
  /** Null: every account. */
  readonly accountId: string | null;
  readonly latitude: Latitude;
  readonly changes: readonly RuleSetting[];
  readonly days: number;
}

export interface Tried extends DryRun {
  /** There were others before them. */
  readonly more: boolean;
  /** The latest first, 100 at most. */
  readonly stopped: readonly (PastMessage & { readonly outcome: Outcome; readonly findings: readonly Finding[] })[];
}

export type TrialRefusal = { kind: 'not-allowed' } | { kind: 'not-found' } | { kind: 'no-such-rule' } | { kind: 'busy' };

const MOST_MESSAGES = 5_000;
const MOST_STOPPED = 100;
const DAY_MS = 86_400_000;
/** Other requests wait no longer than this for their turn, and one message more. */
const SLICE_MS = 10;

/**
 * What the guard-rails would have done with what was truly said of late, under the settings as they are and as they are wished, had all been
 * written with one latitude. Each message is judged as it was: what it answered, what was said before it, when it was said, and a voice that
 * does not know it. Links and what went on are not known any more. One trial at a time in a process.
 */
export function createTrials(deps: GuardrailsDeps, mostMessages: number = MOST_MESSAGES) {
  let busy = false;
  return async function trySettings(visitor: Visitor, trial: Trial): Promise<Result<Tried, TrialRefusal>> {
    const { organisationId, role } = visitor;
    const { accountId } = trial;
    if (!mayGuardrails('manage', role)) return fail({ kind: 'not-allowed' });
    if (!trial.changes.every(({ rule }) => isRule(rule))) return fail({ kind: 'no-such-rule' });
    if (busy) return fail({ kind: 'busy' });
    busy = true;
    try {
      const known =
        accountId === null || (await deps.database.read(organisationId, (db) => findAccount(db, organisationId, accountId))) !== null;
      if (!known) return fail({ kind: 'not-found' });
      const since = new Date(deps.now().getTime() - trial.days * DAY_MS);
      return succeed(await run(await readWorld(deps, visitor, { accountId, since, most: mostMessages }), trial));
    } finally {
      busy = false;
    }
  };
}

async function run(world: PastWorld, { latitude, changes }: Trial): Promise<Tried> {
  const { messages, more, settings } = world;
  const dry = createDryRun(latitude);
  const wished = [
    ...settings.filter((one) => !changes.some((change) => change.rule === one.rule && change.accountId === one.accountId)),
    ...changes,
  ];
  const both = new Map<string, TwoSettings>();
  const said = new Map<string, SentText>();
  const stopped: Tried['stopped'][number][] = [];
  let since = performance.now();
  // From the first to the last: what was said before is known to what comes after.
  for (const message of messages.toReversed()) {
    const { accountId, text } = message;
    let settingsOf = both.get(accountId);
    if (!settingsOf)
      both.set(accountId, (settingsOf = { before: resolveSettings(settings, accountId), after: resolveSettings(wished, accountId) }));
    const words = `${accountId} ${wordsSaid(text)}`;
    const earlier = said.get(words);
    const { outcome, findings } = dry.try(asItWas(world, message, earlier), settingsOf);
    said.set(words, { text, at: message.at.getTime() });
    if (outcome !== 'go') stopped.push({ ...message, outcome, findings });
    if (stopped.length > MOST_STOPPED) stopped.shift();
    if (performance.now() - since > SLICE_MS) {
      await breathe();
      since = performance.now();
    }
  }
  return { ...dry.result(), more, stopped: stopped.toReversed() };
}

function asItWas(world: PastWorld, message: PastMessage, earlier: SentText | undefined): ContextParts {
  const { accountId, answered, at, visibility } = message;
  const account = world.accounts.get(accountId);
  const readAt = account?.readAt ?? null;
  const learned = readAt !== null && at <= readAt && visibility !== 'private';
  return {
    draft: { text: message.text, language: message.languages[0] ?? null, visibility, media: message.alts.map((alt) => ({ alt })) },
    account: { id: accountId, handle: account?.handle ?? null, others: account?.others ?? [], voice: account?.voice ?? null, learned },
    moment: momentOf(account?.stretches ?? null, at.getTime()),
    thread: answered && {
      text: answered.text,
      name: answered.name,
      privateTexts: answered.correspondentId === null ? [] : world.toldTo(accountId, answered.correspondentId, at),
    },
    lists: world.lists,
    sent: earlier ? [earlier] : [],
  };
}

function momentOf(stretches: readonly { readonly startsAt: Date; readonly endsAt: Date }[] | null, at: number): Moment {
  if (stretches === null) return { at, hours: 'unknown' };
  const around = stretches.filter(({ startsAt, endsAt }) => startsAt.getTime() <= at && endsAt.getTime() > at);
  if (around.length === 0) return { at, hours: 'off' };
  return { at, hours: 'open', closesAt: Math.max(...around.map(({ endsAt }) => endsAt.getTime())) };
}
