import { Link, useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { isFailure } from '../api/failure.ts';
import { Button, buttonClass } from '../design/button.tsx';
import { Logo } from '../design/icon.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { usePageTitle } from './page-title.ts';
import styles from './error-page.module.css';

/** In place of a page that could not be shown: what happened in words, and the way on. */
export function StoppedPage({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation('shell');
  const sentence = useFailureSentence();
  const router = useRouter();
  const queries = useQueryErrorResetBoundary();
  usePageTitle(t('crash.title'));
  const again = () => {
    queries.reset();
    reset();
    void router.invalidate();
  };
  const failed = isFailure(error);
  return (
    <main className={styles['page']}>
      <Logo size={56} />
      <h1 tabIndex={-1}>{t('crash.title')}</h1>
      <p>{failed ? sentence(error) : isOutdated(error) ? t('crash.updated') : t('crash.text')}</p>
      <div className={styles['actions']}>
        {failed && (
          <Button tone="primary" onClick={again}>
            {t('retry')}
          </Button>
        )}
        <Button tone={failed ? 'plain' : 'primary'} onClick={() => location.reload()}>
          {t('crash.reload')}
        </Button>
      </div>
      {!failed && (
        <p className={styles['detail']}>{t('crash.detail', { message: error instanceof Error ? error.message : String(error) })}</p>
      )}
    </main>
  );
}

/** A room that can no longer be fetched: the server has been given a newer build since this page was opened. */
const isOutdated = (error: unknown) => error instanceof Error && /dynamically imported module|module script/iu.test(error.message);

export function MissingPage() {
  const { t } = useTranslation('shell');
  usePageTitle(t('missing.title'));
  return (
    <main className={styles['page']}>
      <Logo size={56} />
      <h1 tabIndex={-1}>{t('missing.title')}</h1>
      <p>{t('missing.text')}</p>
      <Link to="/" className={buttonClass('primary')}>
        {t('missing.home')}
      </Link>
    </main>
  );
}
