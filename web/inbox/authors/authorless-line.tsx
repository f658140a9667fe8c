import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../design/icon.tsx';
import { useLive } from '../../live/use-live.ts';
import { AuthorlessDialog } from './authorless-dialog.tsx';
import { authorlessKey, authorlessQuery } from './requests.ts';
import styles from './authors.module.css';

/** How many messages of ours have no author, as long as there are any; leads to where a person says whose they are. */
export function AuthorlessLine({ account }: { readonly account: string | undefined }) {
  const { t } = useTranslation('voices');
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const { data } = useQuery(authorlessQuery(account));
  useLive(['message.'], (event) => {
    if (event.kind === 'message.attributed' || (event.kind === 'message.sent' && event.data['elsewhere'] === true)) {
      void client.invalidateQueries({ queryKey: authorlessKey });
    }
  });
  const count = data?.count ?? 0;
  if (count === 0 && !open) return null;
  return (
    <>
      <button type="button" className={styles['line']} onClick={() => setOpen(true)}>
        <Icon name="pen" size={16} />
        {t('ask.link', { count })}
      </button>
      {open && <AuthorlessDialog account={account} onClose={() => setOpen(false)} />}
    </>
  );
}
