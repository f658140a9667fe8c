import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../src/accounts/schema.ts';
import type { CirclesView } from '../../src/circles/schema.ts';
import { useMe } from '../app/session.ts';
import { Banner } from '../design/banner.tsx';
import { Button } from '../design/button.tsx';
import { Face } from '../design/face.tsx';
import { RelativeTime } from '../design/relative-time.tsx';
import { Tag } from '../design/tag.tsx';
import { usePeople } from '../inbox/use-people.ts';
import { MyWord } from './my-word.tsx';
import { putSpeakers, usePress } from './requests.ts';
import { WordsDialog } from './words-dialog.tsx';
import styles from './circles.module.css';

/** The speakers as a list: who of us the public may follow in person, each by his or her own word. */
export function SpeakersPart({ account, circles }: { readonly account: AccountView; readonly circles: CirclesView }) {
  const { t } = useTranslation('circles');
  const { member } = useMe();
  const person = usePeople();
  const { accountId } = account;
  const { speakers, list } = circles.speakers;
  const [making, setMaking] = useState(false);
  const refresh = usePress(
    accountId,
    async () => list && (await putSpeakers(accountId, { name: list.name, description: list.description })),
    t('speakers.refreshed'),
  );
  const mine = speakers.find(({ memberId }) => memberId === member.memberId);
  const isAnybody = speakers.some(({ isOn }) => isOn);
  return (
    <section className={styles['part']} aria-labelledby="speakers">
      <h2 id="speakers">{t('speakers.title')}</h2>
      <p>{t('speakers.lead')}</p>
      {mine !== undefined && <MyWord key={mine.handle ?? ''} account={account} mine={mine} />}
      <ul className={styles['people']} aria-label={t('speakers.title')}>
        {speakers.map(({ memberId, handle, isOn, listedPublicly }) => {
          const { name, initials, pictureUrl } = person(memberId);
          return (
            <li key={memberId}>
              <Face id={memberId} name={name} initials={initials} pictureUrl={pictureUrl} size={36} />
              <div>
                <strong>{name}</strong>
                <bdi className={styles['soft']}>{handle === null ? t('speakers.notAgreed') : `@${handle}`}</bdi>
              </div>
              {isOn ? (
                <Tag tone="accent">{t('speakers.on')}</Tag>
              ) : (
                handle !== null && <Tag tone="held">{t(listedPublicly ? 'speakers.offTeam' : 'speakers.notListed')}</Tag>
              )}
            </li>
          );
        })}
      </ul>
      {list !== null && !list.isCurrent && <Banner tone="held">{t('speakers.stale')}</Banner>}
      {list !== null && list.writtenAt !== null && (
        <p className={styles['soft']}>
          {t('speakers.written', { name: list.name })} <RelativeTime at={list.writtenAt} />
        </p>
      )}
      {circles.mayManage && (
        <div className={styles['acts']}>
          {list === null ? (
            <Button tone="primary" disabled={!isAnybody} onClick={() => setMaking(true)}>
              {t('speakers.make')}
            </Button>
          ) : (
            <Button tone={list.isCurrent ? 'plain' : 'primary'} busy={refresh.isPending} onClick={() => refresh.mutate()}>
              {t('speakers.refresh')}
            </Button>
          )}
        </div>
      )}
      {list === null && !isAnybody && <p className={styles['soft']}>{t('speakers.nobody')}</p>}
      {making && (
        <WordsDialog
          accountId={accountId}
          title={t('speakers.make')}
          act={t('speakers.make')}
          done={t('speakers.made')}
          initial={{ name: t('speakers.name'), description: t('speakers.description', { handle: account.handle }) }}
          send={(words) => putSpeakers(accountId, words)}
          onClose={() => setMaking(false)}
        />
      )}
    </section>
  );
}
