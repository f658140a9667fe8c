import { prepareContext } from './context.ts';
import type { ContextParts } from './context.ts';
import { findAll, hoursOf, weigh } from './evaluate.ts';
import type { Finding } from './finding.ts';
import { effectOf } from './outcome.ts';
import type { Hours, Latitude, Outcome } from './outcome.ts';
import type { SettingOf } from './settings.ts';

export interface Tally {
  readonly paused: number;
  readonly held: number;
}

export interface DryRun {
  readonly messages: number;
  /** Under the settings as they are, and under those that are wished. */
  readonly before: Tally;
  readonly after: Tally;
  /** By rule, as wished: in how many messages it finds something, and in how many it alone stops them. */
  readonly byRule: Readonly<Record<string, { readonly found: number; readonly decisive: number }>>;
}

/** What became of one message as wished. */
export interface Tried {
  readonly outcome: Outcome;
  readonly findings: readonly Finding[];
}

export interface TwoSettings {
  readonly before: SettingOf;
  readonly after: SettingOf;
}

/**
 * Tells what the rules would have done with given messages, before and after a change of settings: "would have held 3 of 812". Nothing is changed
 * anywhere. Each message is looked at once.
 */
export function createDryRun(latitude: Latitude) {
  const tallies = { before: { paused: 0, held: 0 }, after: { paused: 0, held: 0 } };
  const byRule: Record<string, { found: number; decisive: number }> = {};
  let messages = 0;

  function count(which: 'before' | 'after', outcome: Outcome): void {
    if (outcome === 'pause') tallies[which].paused++;
    if (outcome === 'hold') tallies[which].held++;
  }

  function countRules(findings: readonly Finding[], hours: Hours): void {
    for (const rule of new Set(findings.map((one) => one.rule))) (byRule[rule] ??= { found: 0, decisive: 0 }).found++;
    const stopping = new Set(findings.filter((one) => effectOf(one, latitude, hours) !== 'go').map(({ rule }) => rule));
    const [only] = stopping;
    if (stopping.size === 1 && only !== undefined) byRule[only]!.decisive++;
  }

  return {
    try(message: ContextParts, { before, after }: TwoSettings): Tried {
      messages++;
      const context = prepareContext(message);
      const author = { latitude, hours: hoursOf(context) };
      const found = findAll(context);
      count('before', weigh(found, author, before).outcome);
      const wished = weigh(found, author, after);
      count('after', wished.outcome);
      countRules(wished.findings, author.hours);
      return wished;
    },
    result: (): DryRun => ({ messages, before: { ...tallies.before }, after: { ...tallies.after }, byRule }),
  };
}
