import { useTranslation } from 'react-i18next';
import type { Failure } from '../api/failure.ts';
import { isPassing } from '../api/failure.ts';

const KINDS = [
  'not-media',
  'media-broken',
  'media-too-large',
  'too-many-pixels',
  'no-picture',
  'media-format',
  'storage-full',
  'too-many-uploads',
] as const;
const MB = 1_000_000;

/** Why a file is not taken, and what to do about it, in the reader's language. */
export function useMediaRefusal(): (failure: Failure) => string {
  const { t } = useTranslation('media');
  return (failure) => {
    const { kind, details } = failure;
    const known = KINDS.find((one) => one === kind);
    if (known === undefined) return t(isPassing(failure) ? 'refused.offline' : 'refused.other');
    const maximum = typeof details['maximum'] === 'number' ? Math.round(details['maximum'] / MB) : 0;
    const format = typeof details['format'] === 'string' ? details['format'] : '';
    if (known === 'media-format' && format === 'HEIC') return t('refused.heic');
    return t(`refused.${known}`, { maximum, format });
  };
}
