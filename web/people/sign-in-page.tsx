import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { enterDemonstration } from '../api/people.ts';
import { usePageTitle } from '../app/page-title.ts';
import { beginSession } from '../app/session.ts';
import { Banner } from '../design/banner.tsx';
import { Button } from '../design/button.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { Door } from './door.tsx';
import { SignInForm } from './sign-in-form.tsx';
import styles from './door.module.css';
import { INBOX } from '../app/addresses.ts';

/** The door of an organisation that is set up. */
export function SignInPage() {
  const { t } = useTranslation('people');
  const navigate = useNavigate();
  const client = useQueryClient();
  const sentence = useFailureSentence();
  const { next } = useSearch({ from: '/connexion' });
  usePageTitle(t('signIn.title'));
  const enter = () => void navigate({ href: next ?? '/guichet' });
  const explore = useMutation({
    mutationFn: () => enterDemonstration(),
    onSuccess: async (me) => {
      await beginSession(client, me);
      await navigate(INBOX);
    },
  });
  return (
    <Door>
      <div className={styles['head']}>
        <h1 tabIndex={-1}>{t('signIn.title')}</h1>
        <p className={styles['lead']}>{t('signIn.lead')}</p>
      </div>
      <div className={styles['card']}>
        <SignInForm onSignedIn={enter} />
      </div>
      {explore.error !== null && (
        <Banner tone="urgent" announced>
          {sentence(explore.error)}
        </Banner>
      )}
      <div className={styles['foot']}>
        <span>{t('signIn.forgotten')}</span>
        <Button tone="quiet" size="small" onClick={() => explore.mutate()} busy={explore.isPending}>
          {t('signIn.demonstration')}
        </Button>
      </div>
    </Door>
  );
}
