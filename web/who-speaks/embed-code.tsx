import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PageSettings } from '../../src/who-speaks/schema.ts';
import { accountsQuery } from '../api/accounts.ts';
import page from '../app/page.module.css';
import { useMe } from '../app/session.ts';
import { Button } from '../design/button.tsx';
import { FieldFrame, Select } from '../design/field.tsx';
import field from '../design/field.module.css';
import { Icon } from '../design/icon.tsx';
import { toast } from '../design/toast.tsx';
import { cardPath, embedCode } from './card-code.ts';
import styles from './who-speaks.module.css';

/** The lines that put the card into another site, with the card as it is. */
export function EmbedCode({ settings }: { readonly settings: PageSettings }) {
  const { t, i18n } = useTranslation('publicPage');
  const { organisation } = useMe();
  const { data: accounts } = useQuery(accountsQuery);
  const [handle, setHandle] = useState('');
  const area = useRef<HTMLTextAreaElement>(null);
  const shown = (accounts ?? []).filter(({ accountId, state }) => state !== 'disconnected' && !settings.hiddenAccounts.includes(accountId));
  const path = cardPath(settings.slug, handle, i18n.language === 'en' ? 'en' : 'fr');
  const title = t('frameTitle', { name: handle === '' ? organisation.name : `@${handle}` });
  const rows = handle === '' ? shown.length : 1;
  const code = embedCode(window.location.origin + path, title, rows);
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(code);
      toast({ text: t('copied') });
    } catch {
      area.current?.select();
      toast({ tone: 'urgent', text: t('notCopied') });
    }
  }
  return (
    <section className={page['section']}>
      <h2>{t('card')}</h2>
      <p>{t('cardText')}</p>
      <div className={styles['card']}>
        <div className={field['form']}>
          <Select label={t('cardOf')} value={handle} onChange={(event) => setHandle(event.target.value)}>
            <option value="">{t('whole')}</option>
            {shown.map((account) => (
              <option key={account.accountId} value={account.handle}>
                @{account.handle}
              </option>
            ))}
          </Select>
          <FieldFrame label={t('cardCode')}>
            {({ id }) => <textarea ref={area} id={id} readOnly rows={4} className={`${field['input']} ${styles['code']}`} value={code} />}
          </FieldFrame>
          <div className={field['actions']}>
            <Button onClick={() => void copy()}>
              <Icon name="copy" /> {t('copy')}
            </Button>
          </div>
        </div>
        <figure className={styles['preview']}>
          <figcaption className={styles['soft']}>{t('preview')}</figcaption>
          <iframe src={path} title={title} sandbox="allow-popups allow-popups-to-escape-sandbox" loading="lazy" height={heightOf(rows)} />
        </figure>
      </div>
    </section>
  );
}

/** Pixels: head and link, and each row. */
const heightOf = (rows: number): number => 110 + 76 * Math.min(Math.max(rows, 1), 6);
