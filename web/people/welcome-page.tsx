import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { enterDemonstration, welcomeQuery } from '../api/people.ts';
import { usePageTitle } from '../app/page-title.ts';
import { beginSession } from '../app/session.ts';
import { Banner } from '../design/banner.tsx';
import { Button, buttonClass } from '../design/button.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { Door } from './door.tsx';
import { VisAVisPicture } from './vis-a-vis-picture.tsx';
import styles from './door.module.css';
import { INBOX } from '../app/addresses.ts';

/** The first page of an installation: two ways on. */
export function WelcomePage() {
  const { t } = useTranslation('people');
  const client = useQueryClient();
  const navigate = useNavigate();
  const sentence = useFailureSentence();
  const { data: welcome } = useQuery(welcomeQuery);
  usePageTitle(t('welcome.title'));
  const explore = useMutation({
    mutationFn: () => enterDemonstration(),
    onSuccess: async (me) => {
      await beginSession(client, me);
      await navigate(INBOX);
    },
  });
  return (
    <Door wide>
      <div className={styles['hero']}>
        <div>
          <h1 tabIndex={-1}>{t('welcome.heading')}</h1>
          <p className={styles['lead']}>{t('welcome.lead')}</p>
        </div>
        <VisAVisPicture />
      </div>
      {explore.error !== null && (
        <Banner tone="urgent" announced>
          {sentence(explore.error)}
        </Banner>
      )}
      <div className={styles['ways']}>
        {welcome?.state !== 'set-up' && (
          <section className={styles['way']}>
            <h2>{t('welcome.create')}</h2>
            <p>{t('welcome.createText')}</p>
            <Link to="/bienvenue/organisation" className={buttonClass('primary')}>
              {t('welcome.create')}
            </Link>
          </section>
        )}
        <section className={styles['way']}>
          <h2>{t('welcome.explore')}</h2>
          <p>{t('welcome.exploreText')}</p>
          <Button onClick={() => explore.mutate()} busy={explore.isPending}>
            {t('welcome.explore')}
          </Button>
        </section>
      </div>
      <p role="status" className={styles['small']}>
        {explore.isPending && t('welcome.preparing')}
      </p>
      <p className={styles['foot']}>
        <span>{t('welcome.privacy')}</span>
        {welcome?.state === 'set-up' && (
          <span>
            {t('welcome.haveAccount')} <Link to="/connexion">{t('welcome.signIn')}</Link>
          </span>
        )}
      </p>
    </Door>
  );
}
