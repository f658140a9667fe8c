import type { TFunction } from 'i18next';
import type { ReadingView } from '../../src/past/schema.ts';

const KNOWN = ['empty', 'not-text', 'json-array', 'needs-too-much-memory', 'interrupted'] as const;

/** Why a file could not be read, in words. */
export function whyNot(t: TFunction<'past'>, failure: ReadingView['failure']): string {
  if (failure === null) return '';
  const { kind, found } = failure;
  if (kind === 'no-text-column') {
    const names = Array.isArray(found) ? found.map(String).filter(Boolean) : [];
    return names.length === 0 ? t('failures.no-text-column-none') : t('failures.no-text-column', { found: names.join(', ') });
  }
  const known = KNOWN.find((one) => one === kind);
  return known === undefined ? t('failures.other', { kind }) : t(`failures.${known}`);
}
