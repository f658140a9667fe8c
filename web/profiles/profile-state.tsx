import { useTranslation } from 'react-i18next';
import type { ProfileView } from '../../src/profiles/schema.ts';
import { Banner } from '../design/banner.tsx';
import { Button } from '../design/button.tsx';
import { RelativeTime } from '../design/relative-time.tsx';
import { Tag } from '../design/tag.tsx';
import { retryProfile } from './requests.ts';
import { useProfileAct } from './use-profile-act.ts';
import styles from './profiles.module.css';

interface ProfileStateProps {
  readonly profile: ProfileView;
  readonly mayManage: boolean;
  /** Says that it is about the profile, where that does not go without saying. */
  readonly what?: boolean;
}

const TONES = { original: undefined, pending: 'held', published: 'accent', failed: 'urgent', unsupported: undefined } as const;
const REASONS = ['rate-limited', 'unauthorised', 'rejected', 'unavailable', 'outcome-unknown'] as const;

/** What the network shows of ours by now, why not when it does not, and what a person can do. */
export function ProfileState({ profile, mayManage, what = false }: ProfileStateProps) {
  const { t, i18n } = useTranslation('profiles');
  const { act, busy } = useProfileAct();
  const retry = () => act(() => retryProfile(profile.accountId), t('state.retried'));
  const reason = REASONS.find((one) => one === profile.failure?.kind);
  const left = new Intl.ListFormat(i18n.language).format(profile.leftAlone.map((field) => t(`fields.${field}`)));
  return (
    <div className={styles['state']}>
      <p role="status">
        {what && <span className={styles['soft']}>{t('state.what')} </span>}
        <Tag tone={TONES[profile.state]}>{t(`state.${profile.state}`)}</Tag>{' '}
        {profile.state === 'published' && profile.publishedAt !== null && (
          <span className={styles['soft']}>
            <RelativeTime at={profile.publishedAt} />
          </span>
        )}
        {profile.state === 'pending' && reason !== undefined && <span className={styles['soft']}>{t(`reasons.${reason}`)}</span>}
      </p>
      {profile.state === 'failed' && (
        <Banner
          tone="urgent"
          title={t('state.failedTitle')}
          action={
            mayManage && (
              <Button busy={busy} onClick={retry}>
                {t('state.retry')}
              </Button>
            )
          }
        >
          {reason !== undefined && t(`reasons.${reason}`)} <span className={styles['detail']}>{profile.failure?.detail}</span>
        </Banner>
      )}
      {profile.leftAlone.length > 0 && (
        <Banner
          tone="held"
          title={t('state.leftAlone', { fields: left })}
          action={
            mayManage && (
              <Button busy={busy} onClick={retry}>
                {t('state.speakAgain')}
              </Button>
            )
          }
        >
          {t('state.leftAloneText')}
        </Banner>
      )}
    </div>
  );
}
