import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Banner } from '../design/banner.tsx';
import { Button } from '../design/button.tsx';
import { Face } from '../design/face.tsx';
import { Skeleton } from '../design/skeleton.tsx';
import { HandleForm } from './handle-form.tsx';
import { joinList, leaveList, listMembersQuery, useAskSentence, useCirclesChanged, usePress } from './requests.ts';
import styles from './circles.module.css';

interface ListMembersProps {
  readonly accountId: string;
  readonly listKey: string;
  readonly mayChange: boolean;
  readonly isSpeakers: boolean;
}

/** Who is on a list, and the means to put somebody on it or take him off. */
export function ListMembers({ accountId, listKey, mayChange, isSpeakers }: ListMembersProps) {
  const { t } = useTranslation(['circles', 'shell']);
  const sentence = useAskSentence();
  const { data: people, error, isFetching, refetch } = useQuery(listMembersQuery(accountId, listKey));
  const remove = usePress(accountId, (identity: string) => leaveList(accountId, listKey, identity), t('lists.left'));
  if (error !== null)
    return (
      <Banner
        tone="urgent"
        action={
          <Button busy={isFetching} onClick={() => void refetch()}>
            {t('shell:retry')}
          </Button>
        }
      >
        {sentence(error)}
      </Banner>
    );
  if (people === undefined) return <Skeleton height="6rem" />;
  return (
    <>
      {people.length === 0 && <p className={styles['soft']}>{t('lists.empty')}</p>}
      {people.length > 0 && (
        <ul className={styles['people']}>
          {people.map(({ identity, handle, displayName, avatarUrl }) => (
            <li key={identity}>
              <Face id={identity} name={displayName ?? handle} pictureUrl={avatarUrl} size={28} />
              <div>
                <span dir="auto">{displayName ?? handle}</span>
                <bdi className={styles['soft']}>@{handle}</bdi>
              </div>
              {mayChange && (
                <Button
                  size="small"
                  tone="quiet"
                  busy={remove.isPending && remove.variables === identity}
                  aria-label={t('lists.removeOf', { name: displayName ?? handle })}
                  onClick={() => remove.mutate(identity)}
                >
                  {t('lists.remove')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {isSpeakers && <p className={styles['soft']}>{t('lists.ofSpeakers')}</p>}
      {mayChange && <AddMember accountId={accountId} listKey={listKey} />}
    </>
  );
}

function AddMember({ accountId, listKey }: { readonly accountId: string; readonly listKey: string }) {
  const { t } = useTranslation('circles');
  const changed = useCirclesChanged(accountId);
  return (
    <HandleForm
      id={`add-${listKey}`}
      initial=""
      label={t('lists.handle')}
      missing={t('lists.handleMissing')}
      act={t('lists.add')}
      anew
      send={async (handle) => {
        await joinList(accountId, listKey, handle);
        await changed();
      }}
    />
  );
}
