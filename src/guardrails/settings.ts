import { milder } from './finding.ts';
import type { Finding, Level } from './finding.ts';

/**
 * What an organisation wants of a rule, for all its accounts or for one: `on` gives the rule its own levels, `off` silences it, `level` is the
 * strictest that it may give, and what it gives alone when it says `exactly`.
 */
export interface RuleSetting {
  readonly rule: string;
  /** Null: of the whole organisation. An account's own setting goes before it. */
  readonly accountId: string | null;
  readonly state: 'on' | 'off';
  readonly level: Level | null;
}

export type SettingOf = (rule: string) => RuleSetting | null;

/** The setting that counts on an account, rule by rule; null where the rule stands as built in. */
export function resolveSettings(settings: readonly RuleSetting[], accountId: string): SettingOf {
  const found = new Map<string, RuleSetting>();
  for (const setting of settings) if (setting.accountId === null) found.set(setting.rule, setting);
  for (const setting of settings) if (setting.accountId === accountId) found.set(setting.rule, setting);
  return (rule) => found.get(rule) ?? null;
}

/** A finding under a setting: silenced, made milder, or as it is. */
export function applySetting(finding: Finding, setting: RuleSetting | null): Finding | null {
  if (!setting) return finding;
  if (setting.state === 'off') return null;
  if (setting.level === null) return finding;
  const level = milder(finding.level, setting.level);
  return level === finding.level ? finding : { ...finding, level };
}
