import { useTranslation } from 'react-i18next';
import type { FindingView } from '../../src/guardrails/schema.ts';
import type { Texts } from '../i18n/texts.ts';

type WhyKey = keyof Texts['guardrails']['why'];

/** What a finding says in the reader's language: what is seen, then what may be done. The one place where its reason becomes words. */
export function useSayFinding(): (finding: Pick<FindingView, 'why' | 'values'>) => { readonly why: string; readonly todo: string } {
  const { t, i18n } = useTranslation('guardrails');
  return ({ why, values }) => {
    const known = i18n.exists(`guardrails:why.${why}`);
    if (!known) return { why: t('unknown.why'), todo: t('unknown.todo') };
    return { why: t(`why.${why as WhyKey}`, { ...values }), todo: t(`todo.${why as WhyKey}`) };
  };
}
