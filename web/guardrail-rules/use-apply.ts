import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '../design/toast.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { putRule } from './requests.ts';
import type { Wishes } from './wishes.ts';

/** Applies wishes one by one; what was refused stays wished, and the first refusal is said. */
export function useApply(accountId: string | null, onLeft: (wishes: Wishes) => void) {
  const { t } = useTranslation('guardrailRules');
  const client = useQueryClient();
  const sentence = useFailureSentence();
  const [applying, setApplying] = useState(false);

  async function apply(wishes: Wishes): Promise<void> {
    setApplying(true);
    const left = new Map(wishes);
    let refusal: unknown = null;
    for (const [rule, wish] of wishes) {
      try {
        // oxlint-disable-next-line no-await-in-loop -- in order, so that what is left is known when one is refused
        await putRule(rule, { accountId, ...wish });
        left.delete(rule);
      } catch (error) {
        refusal = error;
        break;
      }
    }
    await client.invalidateQueries({ queryKey: ['guardrail-rules', 'rules'] });
    onLeft(left);
    setApplying(false);
    if (refusal === null) toast({ text: t('bar.applied') });
    else toast({ text: left.size < wishes.size ? t('bar.partly') : sentence(refusal), tone: 'urgent' });
  }

  return { apply, applying };
}
