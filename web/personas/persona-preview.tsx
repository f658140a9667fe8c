import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../src/accounts/schema.ts';
import type { Openings, WritePersona } from '../../src/personas/schema.ts';
import { openingsQuery } from '../api/personas.ts';
import styles from './personas.module.css';

/** Milliseconds without a key after which the preview follows. */
const PAUSE = 250;

/** A character's first message as the public will read it, what cannot be edited told apart. */
export function PersonaPreview({ account, values }: { readonly account: AccountView; readonly values: WritePersona }) {
  const { t, i18n } = useTranslation('voices');
  const [settled, setSettled] = useState(values);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(values), PAUSE);
    return () => clearTimeout(timer);
  }, [values]);
  const { data } = useQuery({
    ...openingsQuery(account.accountId, { ...settled, voiceNotes: '' }),
    enabled: settled.name.trim() !== '',
    placeholderData: keepPreviousData,
  });
  if (data === undefined || values.name.trim() === '') return null;
  const [shown, other] = i18n.language === 'en' ? [data.en, data.fr] : [data.fr, data.en];
  return (
    <figure className={styles['preview']} aria-live="polite">
      <figcaption>{t('persona.preview')}</figcaption>
      <Message opening={shown} sample={t('persona.sample')} />
      <small>
        {t('persona.used', { length: shown.length, maximum: shown.maximum })} {t('persona.fixed')}
      </small>
      <details>
        <summary>{t('persona.inEnglish')}</summary>
        <p>
          <b>{other.declaration}</b>
        </p>
      </details>
    </figure>
  );
}

function Message({ opening, sample }: { readonly opening: Openings['fr']; readonly sample: string }) {
  const [before = '', after = ''] = opening.opening.split(opening.declaration);
  return (
    <p>
      {before}
      <b>{opening.declaration}</b>
      {after}
      {'\n'}
      {sample}
      {'\n'}
      <b>{opening.signature}</b>
    </p>
  );
}
