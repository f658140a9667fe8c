import { useTranslation } from 'react-i18next';
import type { PostDetail } from '../../src/posts/schema.ts';
import { exactMoment } from '../design/moment.ts';
import { useClock } from '../design/relative-time.tsx';
import { at, useAccountsById } from '../inbox/use-people.ts';
import { networkAddress } from '../inbox/thread/text-runs.ts';
import { outcomeOf } from './outcome-of.ts';
import styles from './post.module.css';

const REFUSALS = [
  'no-such-account',
  'account-disconnected',
  'outside-team',
  'no-voice',
  'no-speaker-tag',
  'too-narrow',
  'empty',
  'too-long',
] as const;

/** What became of it, each time, account by account: some may have said it while others could not. */
export function Outcomes({ detail: { comings } }: { readonly detail: PostDetail }) {
  const { t } = useTranslation('posts');
  const accounts = useAccountsById();
  const clock = useClock();
  if (comings.length === 0) return null;
  return (
    <section className={styles['outcomes']} aria-labelledby="outcomes">
      <h2 id="outcomes">{t('outcomes.title')}</h2>
      <ol>
        {comings.map(({ dueAt, outcome, said }) => (
          <li key={dueAt}>
            <p>
              <time dateTime={dueAt}>{exactMoment(new Date(dueAt), clock)}</time>
            </p>
            {outcome !== 'left' && <p className={styles['soft']}>{t(`outcomes.${outcome}`)}</p>}
            <ul>
              {[...new Set(said.map(({ accountId }) => accountId))].map((accountId) => {
                const outcome = outcomeOf(said.filter((one) => one.accountId === accountId));
                const account = at(accounts.get(accountId)?.handle ?? '…');
                if (outcome.kind === 'refused') {
                  const why = REFUSALS.find((one) => one === outcome.why) ?? 'no-such-account';
                  return (
                    <li key={accountId} data-wrong>
                      {t(`outcomes.why.${why}`, { account })}
                    </li>
                  );
                }
                const shown = outcome.state === 'sent' && outcome.url !== null ? networkAddress(outcome.url) : null;
                return (
                  <li key={accountId} data-wrong={outcome.wrong || undefined}>
                    {t(`outcomes.state.${outcome.state}`, { account })}{' '}
                    {shown !== null && (
                      <a href={shown} target="_blank" rel="noopener noreferrer">
                        {t('outcomes.see')}
                      </a>
                    )}
                  </li>
                );
              })}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  );
}
