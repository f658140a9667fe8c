import { useTranslation } from 'react-i18next';
import type { Texts } from '../i18n/texts.ts';

type RuleId = keyof Texts['guardrailRules']['rule'];

/** The name of a rule and what it looks for; its id where this page does not know it yet. */
export function useRuleWords(): (rule: string) => { readonly name: string; readonly about: string } {
  const { t, i18n } = useTranslation('guardrailRules');
  return (rule) =>
    i18n.exists(`guardrailRules:rule.${rule}.name`)
      ? { name: t(`rule.${rule as RuleId}.name`), about: t(`rule.${rule as RuleId}.about`) }
      : { name: rule, about: '' };
}
