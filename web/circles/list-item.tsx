import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListView } from '../../src/circles/schema.ts';
import { Button } from '../design/button.tsx';
import { Confirm } from '../design/dialog.tsx';
import { Tag } from '../design/tag.tsx';
import { ListMembers } from './list-members.tsx';
import { deleteList, packList, renameList, unpackList, usePress } from './requests.ts';
import { WordsDialog } from './words-dialog.tsx';
import styles from './circles.module.css';

interface ListItemProps {
  readonly accountId: string;
  readonly list: ListView;
  readonly mayManage: boolean;
  /** It holds who agreed to it, and nobody else. */
  readonly isSpeakers: boolean;
}

/** One list: its words, who is on it, the starter pack made of it. */
export function ListItem({ accountId, list, mayManage, isSpeakers }: ListItemProps) {
  const { t } = useTranslation('circles');
  const { key, name, description, people, pack } = list;
  const [open, setOpen] = useState<'rename' | 'pack' | 'delete'>();
  const [isShown, setShown] = useState(false);
  const close = () => setOpen(undefined);
  const remove = usePress(accountId, () => deleteList(accountId, key), t('lists.deleted', { name }));
  const unpack = usePress(accountId, () => unpackList(accountId, key), t('lists.unpacked'));
  return (
    <li className={styles['list']}>
      <h3 dir="auto">
        {name} <span>{t('lists.people', { count: people })}</span> {isSpeakers && <Tag tone="accent">{t('lists.speakers')}</Tag>}
      </h3>
      {description !== '' && <p dir="auto">{description}</p>}
      {pack !== null && (
        <p className={styles['soft']}>
          {t('lists.packed')}{' '}
          {pack.url === null ? (
            <bdi>{pack.name}</bdi>
          ) : (
            <a href={pack.url} target="_blank" rel="noreferrer">
              {pack.name}
            </a>
          )}
        </p>
      )}
      <div className={styles['acts']}>
        <Button size="small" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
          {t(isShown ? 'lists.hideMembers' : 'lists.members')}
        </Button>
        {mayManage && (
          <>
            <Button size="small" onClick={() => setOpen('rename')}>
              {t('lists.rename')}
            </Button>
            <Button size="small" onClick={() => setOpen('pack')}>
              {t(pack === null ? 'lists.pack' : 'lists.repack')}
            </Button>
            {pack !== null && (
              <Button size="small" tone="quiet" busy={unpack.isPending} onClick={() => unpack.mutate()}>
                {t('lists.unpack')}
              </Button>
            )}
            <Button size="small" tone="quiet" onClick={() => setOpen('delete')}>
              {t('lists.delete')}
            </Button>
          </>
        )}
      </div>
      {isShown && <ListMembers accountId={accountId} listKey={key} mayChange={mayManage && !isSpeakers} isSpeakers={isSpeakers} />}
      {open === 'rename' && (
        <WordsDialog
          accountId={accountId}
          title={t('lists.renameTitle', { name })}
          act={t('lists.keep')}
          done={t('lists.renamed')}
          initial={{ name, description }}
          send={(words) => renameList(accountId, key, words)}
          onClose={close}
        />
      )}
      {open === 'pack' && (
        <WordsDialog
          accountId={accountId}
          title={t('lists.packTitle', { name })}
          act={t(pack === null ? 'lists.pack' : 'lists.keep')}
          done={t('lists.packDone')}
          initial={pack === null ? { name, description } : { name: pack.name, description: pack.description }}
          send={(words) => packList(accountId, key, words)}
          onClose={close}
        />
      )}
      <Confirm
        title={t('lists.deleteTitle', { name })}
        open={open === 'delete'}
        onClose={close}
        act={t('lists.delete')}
        busy={remove.isPending}
        onAct={() => remove.mutate(undefined, { onSettled: close })}
      >
        <p>{t(pack === null ? 'lists.deleteText' : 'lists.deletePacked')}</p>
      </Confirm>
    </li>
  );
}
