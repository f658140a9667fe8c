import { isFailure } from '../api/failure.ts';
import { useRefusal } from '../app/use-refusal.ts';
import { useAskSentence } from './requests.ts';

/** Turns a refusal of a network that was asked into words for a form. */
export function useAskRefusal<Values>(
  fields: readonly (keyof Values & string)[],
  byKind: Readonly<Record<string, keyof Values & string>> = {},
) {
  const refused = useRefusal<Values>(fields, byKind);
  const sentence = useAskSentence();
  return (error: unknown): ReturnType<typeof refused> => {
    const { fields: beside, form } = refused(error);
    return form === undefined || !isFailure(error) ? { ...(beside && { fields: beside }) } : { form: sentence(error) };
  };
}
