import { useTranslation } from 'react-i18next';
import type { SignedWords } from './as-read.ts';
import styles from './pause.module.css';

export interface Words {
  /** By which accounts, as they are called. */
  readonly from: readonly string[];
  /** To whom; null: to everybody. */
  readonly to: string | null;
  /** Each part with all that stands around it when it is read, the signature apart. */
  readonly parts: readonly SignedWords[];
}

/** The words as the public will read them. */
export function PausedWords({ words }: { readonly words: Words }) {
  const { t } = useTranslation('review');
  return (
    <figure className={styles['words']}>
      <figcaption>
        <bdi>{t('pause.from', { account: words.from.join(', ') })}</bdi>{' '}
        <bdi>{words.to === null ? t('pause.everybody') : t('pause.to', { name: words.to })}</bdi>
      </figcaption>
      {words.parts.map(({ before, text, after }, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a part of a thread is its place
        <p key={index} dir="auto">
          {before !== '' && <b>{before}</b>}
          {text}
          {after !== '' && <b>{after}</b>}
        </p>
      ))}
    </figure>
  );
}
