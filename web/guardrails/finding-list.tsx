import { useTranslation } from 'react-i18next';
import { Kbd } from '../design/tag.tsx';
import { at, useAccountsById } from '../inbox/use-people.ts';
import { FindingWords } from './finding-words.tsx';
import type { Found } from './found.ts';
import { quoted } from './places.ts';
import styles from './findings.module.css';

interface FindingListProps {
  readonly id: string;
  readonly found: readonly Found[];
  /** All accounts that would say the words. */
  readonly of: readonly string[];
  readonly text: string;
  readonly chosen: string | null;
  readonly onShow: (index: number) => void;
}

/** Each finding: what was seen and where, and what may be done. */
export function FindingList({ id, found, of, text, chosen, onShow }: FindingListProps) {
  const { t } = useTranslation('review');
  const accounts = useAccountsById();
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by the keyboard
    <section id={id} className={styles['list']} tabIndex={0} aria-label={t('findings.label')}>
      <ol>
        {found.map((one, index) => {
          const words = quoted(one.where, text);
          const some = one.accountIds.length < of.length ? one.accountIds.map((known) => at(accounts.get(known)?.handle ?? '…')) : [];
          return (
            <li key={one.key} data-level={one.level} data-current={one.key === chosen || undefined}>
              <FindingWords finding={one.finding} />
              {words !== null && (
                <button type="button" className={styles['quote']} onClick={() => onShow(index)}>
                  <span className="visually-hidden">{t('findings.show')} </span>
                  {t('findings.quote', { words })}
                </button>
              )}
              {some.length > 0 && <p className={styles['soft']}>{t('findings.only', { accounts: some.join(', ') })}</p>}
            </li>
          );
        })}
      </ol>
      <p className={styles['soft']}>
        <Kbd keys="Ctrl+;" /> {t('findings.next')}
      </p>
    </section>
  );
}
