import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import type { SpeakingView } from '../../src/posts/schema.ts';
import { useAccountsById } from '../inbox/use-people.ts';
import { Preview } from './preview/preview.tsx';
import type { WordingState } from './use-wording.ts';
import styles from './post.module.css';

interface PreviewsProps {
  readonly wording: WordingState;
  readonly speaking: readonly SpeakingView[] | undefined;
}

/** As each account will show it, on its own network. Drawn after the keys, never before them. */
export function Previews({ wording, speaking }: PreviewsProps) {
  const { t } = useTranslation('posts');
  const accounts = useAccountsById();
  const content = useDeferredValue(wording.content);
  const chosen = (speaking ?? []).filter((one) => wording.accountIds.includes(one.accountId));
  return (
    <section className={styles['previews']} aria-labelledby="previews">
      <h2 id="previews">{t('previews.title')}</h2>
      {chosen.length === 0 && <p className={styles['soft']}>{t('previews.none')}</p>}
      {chosen.map((one) => {
        const account = accounts.get(one.accountId);
        return account && <Preview key={one.accountId} account={account} speaking={one} content={content} />;
      })}
    </section>
  );
}
