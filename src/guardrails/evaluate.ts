import { RULES } from './catalogue.ts';
import type { Context } from './context.ts';
import type { Finding } from './finding.ts';
import { decide } from './outcome.ts';
import type { Hours, Latitude, Outcome } from './outcome.ts';
import { applySetting } from './settings.ts';
import type { SettingOf } from './settings.ts';

export interface Verdict {
  readonly outcome: Outcome;
  readonly findings: readonly Finding[];
}

const NO_SETTINGS: SettingOf = () => null;
/** A draft that breaks everything a hundred times is shown the first of each. */
const MOST_OF_A_RULE = 10;

/** Where the hours are unknown people are thought to be there. */
export const hoursOf = ({ moment }: Context): Hours => (moment.hours === 'off' ? 'off' : 'open');

/** What every rule finds, as it is built; `skip`: not by these. */
export function findAll(context: Context, skip: (rule: string) => boolean = () => false): Finding[] {
  return RULES.flatMap(({ id, find }) =>
    skip(id)
      ? []
      : find(context)
          .slice(0, MOST_OF_A_RULE)
          .map(({ level, why, values, where, firm }) => ({ rule: id, level, why, values: values ?? {}, where, firm: firm ?? false })),
  );
}

/** The findings under these settings, and what becomes of the draft for an author of this latitude. */
export function weigh(
  findings: readonly Finding[],
  author: { readonly latitude: Latitude; readonly hours: Hours },
  settingOf: SettingOf,
): Verdict {
  const left = findings.flatMap((finding) => applySetting(finding, settingOf(finding.rule)) ?? []);
  // That the hours are over makes other findings stricter: told of every message, it would stop them all.
  const ofTheWords = left.filter(({ rule }) => rule !== 'off-hours');
  return { outcome: decide(ofTheWords, author.latitude, author.hours), findings: left };
}

/** What the rules say of a draft, and what becomes of it for an author of this latitude. */
export function evaluate(context: Context, latitude: Latitude, settingOf: SettingOf = NO_SETTINGS): Verdict {
  const findings = findAll(context, (rule) => settingOf(rule)?.state === 'off');
  return weigh(findings, { latitude, hours: hoursOf(context) }, settingOf);
}
