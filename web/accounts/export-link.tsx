import { useTranslation } from 'react-i18next';
import { exportAddress } from '../api/accounts.ts';
import { buttonClass } from '../design/button.tsx';

/** Takes an account's history along, as a file that the browser keeps. */
export function ExportLink({ accountId }: { readonly accountId: string }) {
  const { t } = useTranslation('connecting');
  return (
    <a href={exportAddress(accountId)} download className={buttonClass('plain', 'small')}>
      {t('leave.export')}
    </a>
  );
}
