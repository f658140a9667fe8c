import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../src/accounts/schema.ts';
import { personaQuery } from '../api/personas.ts';
import { Dialog } from '../design/dialog.tsx';
import { Skeleton } from '../design/skeleton.tsx';
import { PersonaForm } from './persona-form.tsx';

/** The character of an account: made, changed, retired. */
export function PersonaDialog({ account, onClose }: { readonly account: AccountView; readonly onClose: () => void }) {
  const { t } = useTranslation('voices');
  const { data } = useQuery(personaQuery(account.accountId));
  return (
    <Dialog title={t('persona.dialog', { handle: account.handle })} open onClose={onClose} width="wide">
      {data === undefined ? <Skeleton height="20rem" /> : <PersonaForm account={account} persona={data} onClose={onClose} />}
    </Dialog>
  );
}
