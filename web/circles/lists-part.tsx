import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListView } from '../../src/circles/schema.ts';
import { Button } from '../design/button.tsx';
import { Icon } from '../design/icon.tsx';
import { ListItem } from './list-item.tsx';
import { makeList } from './requests.ts';
import { WordsDialog } from './words-dialog.tsx';
import styles from './circles.module.css';

interface ListsPartProps {
  readonly accountId: string;
  readonly lists: readonly ListView[];
  readonly mayManage: boolean;
  /** Of the list of our speakers, which nobody is put on by hand. */
  readonly speakersKey: string | null;
}

/** The account's lists of people, and the starter packs made of them. */
export function ListsPart({ accountId, lists, mayManage, speakersKey }: ListsPartProps) {
  const { t } = useTranslation('circles');
  const [making, setMaking] = useState(false);
  return (
    <section className={styles['part']} aria-labelledby="lists">
      <h2 id="lists">{t('lists.title')}</h2>
      <p>{t('lists.lead')}</p>
      {lists.length === 0 ? (
        <p className={styles['soft']}>{t('lists.none')}</p>
      ) : (
        <ul className={styles['lists']}>
          {lists.map((list) => (
            <ListItem key={list.key} accountId={accountId} list={list} mayManage={mayManage} isSpeakers={list.key === speakersKey} />
          ))}
        </ul>
      )}
      {mayManage && (
        <Button onClick={() => setMaking(true)}>
          <Icon name="plus" /> {t('lists.make')}
        </Button>
      )}
      {making && (
        <WordsDialog
          accountId={accountId}
          title={t('lists.make')}
          act={t('lists.makeAct')}
          done={t('lists.made')}
          initial={{ name: '', description: '' }}
          send={(words) => makeList(accountId, words)}
          onClose={() => setMaking(false)}
        />
      )}
    </section>
  );
}
