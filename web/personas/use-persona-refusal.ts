import { useTranslation } from 'react-i18next';
import type { WritePersona } from '../../src/personas/schema.ts';
import { isFailure } from '../api/failure.ts';
import type { FormErrors } from '../design/use-form.ts';
import { useRefusal } from '../app/use-refusal.ts';

const FIELDS = ['name', 'openingBefore', 'openingAfter', 'voiceNotes'] as const;

/** Why a character is refused, in words, beside its field. */
export function usePersonaRefusal(): (error: unknown) => { fields?: FormErrors<WritePersona>; form?: string } {
  const { t } = useTranslation('voices');
  const refused = useRefusal<WritePersona>(FIELDS);
  return (error) => {
    if (isFailure(error) && error.kind === 'name-of-member') return { fields: { name: t('persona.name-of-member') } };
    if (isFailure(error) && error.kind === 'opening-too-long') {
      const { length, maximum } = error.details;
      return { form: t('persona.opening-too-long', { length: Number(length), maximum: Number(maximum) }) };
    }
    return refused(error);
  };
}
