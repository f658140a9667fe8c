import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../src/accounts/schema.ts';
import { accountsQuery, authorisationQuery } from '../api/accounts.ts';
import { Failure } from '../api/failure.ts';
import { Banner } from '../design/banner.tsx';
import { Button } from '../design/button.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { useAccountsById } from '../inbox/use-people.ts';

const isOpen = ({ state }: AccountView) => state === 'connected' || state === 'catching-up';

interface AuthorisationBannerProps {
  /** As the address says it (`accounts-search.ts`). */
  readonly authorisation: string;
  readonly onAgain: () => void;
}

/** What became of the leave that a person has just come back with. */
export function AuthorisationBanner({ authorisation, onAgain }: AuthorisationBannerProps) {
  const { t } = useTranslation('connecting');
  const again = <Button onClick={onAgain}>{t('back.again')}</Button>;
  if (authorisation === 'hors-session' || authorisation === 'inconnue') {
    return (
      <Banner tone="urgent" announced title={t('back.refused')} action={again}>
        {t(authorisation === 'inconnue' ? 'back.unknown' : 'back.signedOut')}
      </Banner>
    );
  }
  return <Outcome authorisationId={authorisation} onAgain={onAgain} />;
}

function Outcome({ authorisationId, onAgain }: { readonly authorisationId: string; readonly onAgain: () => void }) {
  const { t } = useTranslation('connecting');
  const client = useQueryClient();
  const sentence = useFailureSentence();
  const { data, error } = useQuery(authorisationQuery(authorisationId));
  const account = useAccountsById().get(data?.accountId ?? '');
  const isConnected = data?.state === 'connected';
  useEffect(() => {
    if (isConnected) void client.invalidateQueries({ queryKey: accountsQuery.queryKey });
  }, [isConnected, client]);
  const again = <Button onClick={onAgain}>{t('back.again')}</Button>;
  if (error !== null) {
    return (
      <Banner tone="urgent" announced title={t('back.refused')} action={again}>
        {error instanceof Failure && error.kind === 'not-found' ? t('back.unknown') : sentence(error)}
      </Banner>
    );
  }
  if (data === undefined || data.state === 'waiting') return <Banner announced>{t('back.waiting')}</Banner>;
  // What has happened to it since is said on its card.
  if (isConnected && (account === undefined || !isOpen(account))) return null;
  if (isConnected) return <Banner announced>{t('back.connected', { handle: account?.handle })}</Banner>;
  const { kind, ...details } = data.failure ?? { kind: 'unknown' };
  return (
    <Banner tone="urgent" announced title={t('back.refused')} action={again}>
      {kind === 'other-identity' ? t('back.otherIdentity', { handle: String(details['handle']) }) : sentence(new Failure(kind, details))}
    </Banner>
  );
}
