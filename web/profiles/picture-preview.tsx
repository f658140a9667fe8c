import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../src/accounts/schema.ts';
import type { TeamPictureView } from '../../src/profiles/schema.ts';
import { AccountMark } from '../design/face.tsx';
import type { PictureChoice } from './picture-choice.ts';
import { previewAddress } from './requests.ts';
import styles from './profiles.module.css';

interface PicturePreviewProps {
  readonly account: AccountView;
  readonly picture: TeamPictureView;
  readonly memberIds: readonly string[];
  readonly choice: PictureChoice;
}

/** Milliseconds: who ticks five boxes has one picture drawn. */
const PACE = 350;

/** The head of the profile as a passer-by will see it: the avatar lies over the banner's corner. */
export function PicturePreview({ account, picture, memberIds, choice }: PicturePreviewProps) {
  const { t } = useTranslation('profiles');
  const wanted = memberIds.join(',');
  const [drawn, setDrawn] = useState(wanted);
  useEffect(() => {
    const waiting = setTimeout(() => setDrawn(wanted), PACE);
    return () => clearTimeout(waiting);
  }, [wanted]);
  const names = new Map(picture.people.map(({ memberId, name }) => [memberId, name]));
  const version = [picture.logoId ?? '', ...picture.people.map(({ name, photoDigest }) => `${name}${photoDigest?.slice(0, 8) ?? ''}`)]
    .join('.')
    .slice(0, 190);
  const address = (name: 'avatar' | 'banner') => previewAddress(account.accountId, name, { memberIds: drawn.split(','), version });
  const { i18n } = useTranslation();
  const list = new Intl.ListFormat(i18n.language).format(memberIds.map((memberId) => names.get(memberId) ?? ''));
  return (
    <figure className={styles['preview']} aria-busy={drawn !== wanted}>
      <div className={styles['head']}>
        {drawn !== '' && choice.withBanner ? (
          <img
            className={styles['bannerPicture']}
            src={address('banner')}
            alt={t('preview.banner', { names: list })}
            width={900}
            height={300}
          />
        ) : (
          <span className={styles['bannerPicture']} />
        )}
        <span className={styles['avatarPicture']}>
          {drawn !== '' && choice.withAvatar ? (
            <img src={address('avatar')} alt={t('preview.avatar')} width={120} height={120} />
          ) : (
            <AccountMark id={account.accountId} name={account.handle} pictureUrl={account.avatarUrl} size={88} />
          )}
        </span>
      </div>
      <figcaption>
        <strong>{t('preview.alt')}</strong> <q>{memberIds.length === 0 ? '…' : t('preview.team', { names: list })}</q>
        <span className={styles['soft']}>{t('preview.altHint')}</span>
      </figcaption>
    </figure>
  );
}
