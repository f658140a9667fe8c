/** The life of a publication, in words: what happens to it, why, and when it goes on. */
import { useTranslation } from 'react-i18next';
import type { PublicationView } from '../../src/publishing/schema.ts';
import { timeOfDay } from '../design/moment.ts';
import { useClock } from '../design/relative-time.tsx';

const REASONS = [
  'parent-gone',
  'too-long',
  'blocked',
  'invalid',
  'unsupported',
  'unavailable',
  'rate-limited',
  'unauthorised',
  'outcome-unknown',
  'account-disconnected',
  'outside-team',
  'writer-gone',
  'no-voice',
] as const;

export function usePublicationWords(account: string, isShut: boolean): (publication: PublicationView, secondsLeft: number) => string {
  const { t } = useTranslation('publishing');
  const clock = useClock();
  const at = (iso: string) => timeOfDay(new Date(iso), clock);
  return (publication, secondsLeft) => {
    switch (publication.state) {
      case 'held':
        return t('state.held');
      case 'scheduled':
        return t('state.scheduled', { count: secondsLeft });
      case 'sending':
        return t('state.sending');
      case 'sent':
        return t('state.sent', { at: at(publication.sentAt ?? publication.dueAt) });
      case 'retrying':
        return t('state.retrying', { at: at(publication.dueAt) });
      case 'failed':
        return `${t('state.failed', { why: t(`why.${whyOf(publication)}`) })} ${t('state.failedKept')}`;
      case 'needs-reauth':
        return t(isShut ? 'state.needs-reauth' : 'state.letIn', { account });
      case 'outcome-unknown':
        return t('state.outcome-unknown');
      case 'cancelled':
        return t('state.cancelled');
      case 'withdrawing':
      case 'withdrawn':
      case 'withdraw-failed':
        // The message stands in its thread by now, and tells it.
        return t('state.sent', { at: at(publication.sentAt ?? publication.dueAt) });
    }
  };
}

/** Why a publication failed, as it stands in a sentence. */
export function useReason(): (publication: PublicationView) => string {
  const { t } = useTranslation('publishing');
  return (publication) => t(`why.${whyOf(publication)}`);
}

function whyOf({ failure }: PublicationView): (typeof REASONS)[number] | 'other' {
  return REASONS.find((reason) => reason === failure?.reason) ?? REASONS.find((reason) => reason === failure?.kind) ?? 'other';
}
