import { useTranslation } from 'react-i18next';
import { isFailure } from '../api/failure.ts';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { usePeople } from '../inbox/use-people.ts';

const GONE = [
  'account-disconnected',
  'account-needs-reconnection',
  'parent-gone',
  'outside-team',
  'writer-gone',
  'no-voice',
  'taken-over',
] as const;
const STATES = ['approved', 'amended', 'refused', 'timed-out', 'taken-back', 'gone'] as const;
const OTHERS = ['empty', 'firm', 'several-versions', 'other-parts'] as const;

/** Why words cannot leave any more, as the end of a sentence. */
export function useGoneWhy(): (why: unknown) => string {
  const { t } = useTranslation('review');
  return (why) => t(`goneWhy.${GONE.find((one) => one === why) ?? 'other'}`);
}

/** Why a review could not be settled as the reader wished, in a sentence. */
export function useReviewRefusal(): (error: unknown) => string {
  const { t } = useTranslation('review');
  const sentence = useFailureSentence();
  const personOf = usePeople();
  const goneWhy = useGoneWhy();
  return (error) => {
    if (!isFailure(error)) throw error;
    const { kind, details } = error;
    if (kind === 'settled') {
      const state = t(`state.${STATES.find((one) => one === details['state']) ?? 'gone'}`).toLowerCase();
      const { by } = details;
      return typeof by === 'string' ? t('refused.settledBy', { name: personOf(by).name, state }) : t('refused.settled', { state });
    }
    if (kind === 'gone') return t('refused.gone', { why: goneWhy(details['why']) });
    if (kind === 'not-allowed') return details['why'] === 'own' ? t('refused.own') : t('refused.not-allowed');
    if (kind === 'signed-by-another') return t('refused.signed-by-another', { name: String(details['name']) });
    const other = OTHERS.find((one) => one === kind);
    return other ? t(`refused.${other}`) : sentence(error);
  };
}
