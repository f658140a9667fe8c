import { prepareContext } from './context.ts';
import type { ContextParts } from './context.ts';
import { evaluate } from './evaluate.ts';
import type { Latitude, Outcome } from './outcome.ts';
import type { SettingOf } from './settings.ts';

export interface DryRun {
  readonly messages: number;
  readonly paused: number;
  readonly held: number;
  /** By rule: in how many messages it found something, and in how many of these it alone made the outcome. */
  readonly byRule: Readonly<Record<string, { readonly found: number; readonly decisive: number }>>;
  /** The first that were not let through, by their place. */
  readonly stopped: readonly { readonly place: number; readonly outcome: Outcome }[];
}

const MOST_STOPPED = 100;

/** What the rules under these settings would have done with given messages: "would have held 3 of 812". Nothing is changed anywhere. */
export function dryRun(messages: Iterable<ContextParts>, latitude: Latitude, settingOf?: SettingOf): DryRun {
  const tally = { messages: 0, paused: 0, held: 0 };
  const byRule: Record<string, { found: number; decisive: number }> = {};
  const stopped: { place: number; outcome: Outcome }[] = [];
  for (const message of messages) {
    const place = tally.messages++;
    const { outcome, findings } = evaluate(prepareContext(message), latitude, settingOf);
    const rules = new Set(findings.map(({ rule }) => rule));
    for (const rule of rules) (byRule[rule] ??= { found: 0, decisive: 0 }).found++;
    if (outcome === 'go') continue;
    if (outcome === 'pause') tally.paused++;
    else tally.held++;
    if (stopped.length < MOST_STOPPED) stopped.push({ place, outcome });
    const [only] = rules;
    if (rules.size === 1 && only !== undefined) byRule[only]!.decisive++;
  }
  return { ...tally, byRule, stopped };
}
