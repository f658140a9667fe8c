import { useTranslation } from 'react-i18next';
import { AuthorlessLine } from '../authors/authorless-line.tsx';
import { usePlace } from '../place.ts';
import { AccountChoice, ReachChoice, SpeakerChoice } from './list-filters.tsx';
import { QueueList } from './queue-list.tsx';
import { QueueTabs } from './queue-tabs.tsx';
import { SearchBox } from './search-box.tsx';
import { SearchList } from './search-list.tsx';
import styles from './list-pane.module.css';

/** The left pane: search, queues, and the conversations of one of them. */
export function ListPane({ className }: { readonly className: string | undefined }) {
  const { t } = useTranslation('inbox');
  const place = usePlace();
  return (
    <section aria-label={t('list.label')} className={className}>
      <div className={styles['pane']}>
        <div className={styles['head']}>
          <SearchBox />
          <QueueTabs />
          {place.list !== 'search' && <AccountChoice />}
          {place.list !== 'search' && <SpeakerChoice />}
          {place.list !== 'search' && <ReachChoice />}
          {place.list !== 'search' && <AuthorlessLine account={place.account} />}
        </div>
        {place.list === 'search' ? (
          <SearchList q={place.q} />
        ) : (
          <QueueList
            key={`${place.list} ${place.account ?? ''} ${place.speaker ?? ''} ${place.isPrivate === true}`}
            queue={place.list}
            filter={place}
          />
        )}
      </div>
    </section>
  );
}
