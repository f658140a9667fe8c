import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { isFailure } from '../api/failure.ts';
import { useClock } from '../design/relative-time.tsx';
import { timeOfDay } from '../design/moment.ts';
import type { Texts } from './texts.ts';

type ErrorKind = keyof Texts['errors'];

/** The sentence for what went wrong, in the reader's language. The one place where kinds become words. */
export function useFailureSentence(): (error: unknown) => string {
  const { t, i18n } = useTranslation('errors');
  const clock = useClock();
  return (error) => sentence(t, (kind) => i18n.exists(`errors:${kind}`), { error, clock });
}

function sentence(
  t: TFunction<'errors'>,
  known: (kind: string) => boolean,
  { error, clock }: { error: unknown; clock: ReturnType<typeof useClock> },
): string {
  if (!isFailure(error)) return t('unknown', { kind: error instanceof Error ? error.name : 'unknown' });
  const { kind, details } = error;
  if (!known(kind)) return t('unknown', { kind });
  return t(kind as ErrorKind, { ...details, until: untilOf(details, clock) });
}

/** Both `until` and `retryAt` are moments that a person waits for; the time of day says them best. */
function untilOf(details: Readonly<Record<string, unknown>>, clock: ReturnType<typeof useClock>): string {
  const moment = details['until'] ?? details['retryAt'];
  const date = typeof moment === 'string' ? new Date(moment) : new Date(Number.NaN);
  return Number.isNaN(date.getTime()) ? '…' : timeOfDay(date, clock);
}
