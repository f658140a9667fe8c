import { useTranslation } from 'react-i18next';
import { isFailure } from '../api/failure.ts';
import type { FormErrors } from '../design/use-form.ts';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { wrongFields } from '../api/wrong-fields.ts';

/**
 * Turns a refusal into words for a form: `byKind` says beside which field a kind belongs, an `invalid` one goes beside the fields that
 * the server names, and the rest above the form.
 */
export function useRefusal<Values>(
  fields: readonly (keyof Values & string)[],
  byKind: Readonly<Record<string, keyof Values & string>> = {},
) {
  const { t } = useTranslation('shell');
  const sentence = useFailureSentence();
  return (error: unknown): { fields?: FormErrors<Values>; form?: string } => {
    if (!isFailure(error)) throw error;
    const field = byKind[error.kind];
    if (field !== undefined) return { fields: { [field]: sentence(error) } as FormErrors<Values> };
    const wrong = wrongFields(error.details).filter((name): name is keyof Values & string => fields.some((known) => known === name));
    if (error.kind !== 'invalid' || wrong.length === 0) return { form: sentence(error) };
    return { fields: Object.fromEntries(wrong.map((name) => [name, t('wrongField')])) as FormErrors<Values> };
  };
}
