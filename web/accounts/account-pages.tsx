import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../src/accounts/schema.ts';

interface AccountPagesProps {
  readonly account: AccountView;
  readonly label: string;
  readonly className: string | undefined;
}

/** The pages that an account has besides its card; what its network lacks is not among them. */
export function AccountPages({ account, label, className }: AccountPagesProps) {
  const { t } = useTranslation('accountPages');
  const { accountId, network, capabilities, state } = account;
  const params = { accountId };
  const isOpen = state !== 'disconnected';
  return (
    <nav aria-label={label} className={className}>
      <Link to="/reglages/comptes/$accountId/moderation" params={params}>
        {t('pages.moderation')}
      </Link>
      {isOpen && capabilities.followerPages === true && (
        <Link to="/reglages/comptes/$accountId/abonnes" params={params}>
          {t('pages.followers')}
        </Link>
      )}
      {isOpen && network === 'bluesky' && (
        <Link to="/reglages/comptes/$accountId/bluesky" params={params}>
          {t('pages.bluesky')}
        </Link>
      )}
      {network === 'x' && (
        <Link to="/reglages/comptes/$accountId/application" params={params}>
          {t('pages.application')}
        </Link>
      )}
    </nav>
  );
}
