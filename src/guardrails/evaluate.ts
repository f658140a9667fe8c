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

/** What the rules say of a draft, and what becomes of it for an author of this latitude. Where the hours are unknown people are thought to be there. */
export function evaluate(context: Context, latitude: Latitude, settingOf: SettingOf = NO_SETTINGS): Verdict {
  const findings: Finding[] = [];
  for (const { id, find } of RULES) {
    const setting = settingOf(id);
    if (setting?.state === 'off') continue;
    for (const { level, why, values, where, firm } of find(context).slice(0, MOST_OF_A_RULE)) {
      const finding = applySetting({ rule: id, level, why, values: values ?? {}, where, firm: firm ?? false }, setting);
      if (finding) findings.push(finding);
    }
  }
  const hours: Hours = context.moment.hours === 'off' ? 'off' : 'open';
  return { outcome: decide(findings, latitude, hours), findings };
}
