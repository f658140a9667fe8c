import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../app/page-title.ts';
import page from '../app/page.module.css';
import { useMe } from '../app/session.ts';
import { WebhooksPart } from '../webhooks/webhooks-part.tsx';
import { ExamplesPart } from './examples-part.tsx';
import { KeysPart } from './keys-part.tsx';

/** How programs speak in people's names, and how they are told what became of it. */
export function ApiPage() {
  const { t } = useTranslation('access');
  const { member } = useMe();
  usePageTitle(t('title'));
  return (
    <div className={page['page']}>
      <header className={page['head']}>
        <div>
          <h1 tabIndex={-1}>{t('title')}</h1>
          <p className={page['lead']}>{t('lead')}</p>
        </div>
      </header>
      <KeysPart />
      {member.role === 'administrator' && <WebhooksPart />}
      <ExamplesPart />
    </div>
  );
}
