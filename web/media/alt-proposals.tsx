import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { membersQuery } from '../api/people.ts';
import { Button } from '../design/button.tsx';
import { altsQuery } from './requests.ts';
import styles from './media.module.css';

/** Words that this picture, or one like it, went out with before. A person takes them, or writes others. */
export function AltProposals({ mediaId, onChoose }: { readonly mediaId: string; readonly onChoose: (alt: string) => void }) {
  const { t } = useTranslation('media');
  const { data: members } = useQuery(membersQuery);
  const { data } = useQuery(altsQuery(mediaId));
  if (data === undefined || data.length === 0) return null;
  return (
    <ul className={styles['proposals']} aria-label={t('proposals')}>
      {data.map(({ alt, memberId, same }) => {
        const by = members?.find((one) => one.memberId === memberId)?.publicName ?? null;
        return (
          <li key={alt}>
            <q dir="auto">{alt}</q>
            <span className={styles['help']}>
              {t(same ? 'usedSame' : 'usedAlike')}
              {by !== null && ` ${t('usedBy', { name: by })}`}
            </span>
            <Button tone="plain" size="small" onClick={() => onChoose(alt)}>
              {t('useIt')}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
