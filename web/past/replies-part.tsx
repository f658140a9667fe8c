import { useTranslation } from 'react-i18next';
import type { PastResult, ReplySign } from '../../src/past/schema.ts';
import { percentIn } from './figures.ts';
import { ShareBar } from './share-bar.tsx';
import { ScrollFrame } from './scroll-frame.tsx';
import styles from './past.module.css';

const SIGNS: readonly ReplySign[] = ['kind', 'in-reply-to', 'leading-mention'];

/** Replies against broadcast, of all accounts together and of each. */
export function RepliesPart({ result }: { readonly result: PastResult }) {
  const { t, i18n } = useTranslation('past');
  const language = i18n.language;
  const { replies } = result.presence;
  if (replies === null || replies.count + replies.broadcast === 0) return <p className={styles['soft']}>{t('replies.none')}</p>;
  const whole = replies.count + replies.broadcast;
  const figure = (count: number) => `${count.toLocaleString(language)} (${percentIn(whole === 0 ? 0 : count / whole, language)})`;
  const signs = SIGNS.filter((sign) => (replies.knownBy[sign] ?? 0) > 0);
  return (
    <>
      <ShareBar
        parts={[
          { name: t('replies.replies'), count: replies.count, look: 'accent' },
          { name: t('replies.broadcast'), count: replies.broadcast, look: 'held' },
        ]}
        words={({ count }) => figure(count)}
      />
      {replies.reposts + signs.length + (replies.ownThreads ?? 0) > 0 && (
        <ul className={styles['notes']}>
          {replies.reposts > 0 && <li>{t('replies.reposts', { count: replies.reposts })}</li>}
          {(replies.ownThreads ?? 0) > 0 && <li>{t('replies.ownThreads', { count: replies.ownThreads ?? 0 })}</li>}
          {signs.length > 0 && (
            <li>
              {t('replies.known')} {signs.map((sign) => t(`replies.${sign}`)).join(', ')}.
            </li>
          )}
        </ul>
      )}
      {result.accounts.length > 0 && (
        <ScrollFrame label={t('accounts.title')}>
          <table className={styles['table']}>
            <caption>{t('accounts.title')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('accounts.account')}</th>
                <th scope="col">{t('accounts.messages')}</th>
                <th scope="col">{t('accounts.replies')}</th>
              </tr>
            </thead>
            <tbody>
              {result.accounts.map(({ account, ours, repliesShare }) => (
                <tr key={account}>
                  <th scope="row">{account}</th>
                  <td>{ours.toLocaleString(language)}</td>
                  <td>{repliesShare === null ? '–' : percentIn(repliesShare, language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollFrame>
      )}
    </>
  );
}
