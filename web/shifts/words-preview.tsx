import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../design/cx.ts';
import { useAccountsById, at } from '../inbox/use-people.ts';
import { useMe } from '../app/session.ts';
import { previewWords } from './requests.ts';
import type { Words } from './words.ts';
import styles from './dialog.module.css';

/** Milliseconds without a key before the server is asked. */
const PAUSE = 200;

interface WordsPreviewProps {
  readonly accountId: string;
  readonly words: Words;
  /** ISO 8601. */
  readonly until: string;
}

/** What the public will read: filled, signed, measured as the network does. */
export function WordsPreview({ accountId, words, until }: WordsPreviewProps) {
  const { t } = useTranslation('shifts');
  const { member } = useMe();
  const account = useAccountsById().get(accountId);
  const asked = useSettled(JSON.stringify({ words: { text: words.text, language: words.language }, until }));
  const { data } = useQuery({
    queryKey: ['helm-preview', accountId, asked],
    queryFn: ({ signal }) => previewWords(accountId, JSON.parse(asked) as Parameters<typeof previewWords>[1], signal),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
  });
  if (data === undefined) return null;
  const over = data.length - data.maximum;
  const name = account?.displayName || member.publicName;
  return (
    <figure className={styles['post']}>
      <figcaption>{t('take.preview')}</figcaption>
      <p className={styles['postFrom']}>
        <strong>{name}</strong> {account && <bdi>{at(account.handle)}</bdi>}
      </p>
      <p className={styles['postText']} lang={words.language} dir="auto">
        {data.text}
        {data.signature !== '' && (
          <>
            {data.separator}
            <b>{data.signature}</b>
          </>
        )}
      </p>
      <p className={cx(styles['postFoot'], over > 0 && styles['over'])} aria-live="polite">
        {over > 0 ? t('take.tooLong', { over }) : t('take.length', { length: data.length, maximum: data.maximum })}
        <span> · {t('take.undo', { count: data.undoDelaySeconds })}</span>
      </p>
    </figure>
  );
}

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
