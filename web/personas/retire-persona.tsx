import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../src/accounts/schema.ts';
import type { PersonaView } from '../../src/personas/schema.ts';
import { personaQuery, retirePersona } from '../api/personas.ts';
import { Button } from '../design/button.tsx';
import { Confirm } from '../design/dialog.tsx';
import { toast } from '../design/toast.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';

interface RetirePersonaProps {
  readonly account: AccountView;
  readonly persona: PersonaView;
  readonly onRetired: () => void;
}

/** Ends a character, after a question: it cannot be brought back under the same identity. */
export function RetirePersona({ account, persona, onRetired }: RetirePersonaProps) {
  const { t } = useTranslation('voices');
  const client = useQueryClient();
  const sentence = useFailureSentence();
  const [asked, setAsked] = useState(false);
  const { name } = persona;
  const retire = useMutation({
    mutationFn: () => retirePersona(account.accountId),
    onSuccess: () => {
      client.setQueryData(personaQuery(account.accountId).queryKey, null);
      void client.invalidateQueries({ queryKey: ['composer'] });
      toast({ text: t('persona.retired', { name }) });
      onRetired();
    },
    onError: (error) => {
      setAsked(false);
      toast({ text: sentence(error), tone: 'urgent' });
    },
  });
  return (
    <>
      <Button tone="quiet" onClick={() => setAsked(true)}>
        {t('persona.retire')}
      </Button>
      <Confirm
        title={t('persona.retireTitle', { name })}
        open={asked}
        onClose={() => setAsked(false)}
        act={t('persona.retire')}
        onAct={() => retire.mutate()}
        busy={retire.isPending}
      >
        <p>{t('persona.retireText', { name })}</p>
      </Confirm>
    </>
  );
}
