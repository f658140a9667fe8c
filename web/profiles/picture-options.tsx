import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { TeamPictureView } from '../../src/profiles/schema.ts';
import { Button } from '../design/button.tsx';
import form from '../design/field.module.css';
import type { PictureChoice } from './picture-choice.ts';
import { putLogo, removeLogo } from './requests.ts';
import { useProfileAct } from './use-profile-act.ts';
import styles from './profiles.module.css';

interface PictureOptionsProps {
  readonly accountId: string;
  readonly picture: TeamPictureView;
  readonly choice: PictureChoice;
  /** Null: only to be looked at. */
  readonly onChange: ((choice: PictureChoice) => void) | null;
}

const LOGO_TYPES = 'image/png,image/jpeg,image/webp,image/avif,image/gif';

/** Which pictures of the profile are ours, whether they follow the team, and the logo. */
export function PictureOptions({ accountId, picture, choice, onChange }: PictureOptionsProps) {
  const { t } = useTranslation('profiles');
  const { act, busy } = useProfileAct();
  const logo = useId();
  const options = [
    { name: 'withBanner', offered: picture.offersBanner },
    { name: 'withAvatar', offered: picture.offersAvatar },
    { name: 'follows', offered: true },
  ] as const;
  const send = (file: File | undefined) => file && act(() => putLogo(accountId, file), t('logo.saved'));
  return (
    <fieldset className={styles['options']} disabled={onChange === null}>
      <legend>{t('options.legend')}</legend>
      {options.map(({ name, offered }) => (
        <label key={name} className={form['choice']}>
          <input
            type="checkbox"
            checked={choice[name]}
            disabled={!offered}
            onChange={(event) => onChange?.({ ...choice, [name]: event.target.checked })}
          />
          <span>
            {t(`options.${name}`)}
            <span>{t(offered ? `options.${name}Hint` : 'options.notOffered')}</span>
          </span>
        </label>
      ))}
      {onChange !== null && (
        <div className={styles['logo']}>
          <div>
            <label htmlFor={logo}>{t('logo.label')}</label>
            <p id={`${logo}-hint`} className={styles['soft']}>
              {t('logo.hint')}
            </p>
          </div>
          <input
            id={logo}
            type="file"
            accept={LOGO_TYPES}
            aria-describedby={`${logo}-hint`}
            aria-busy={busy}
            onChange={(event) => {
              send(event.target.files?.[0]);
              event.target.value = '';
            }}
          />
          {picture.logoId !== null && (
            <Button size="small" busy={busy} onClick={() => act(() => removeLogo(accountId), t('logo.removed'))}>
              {t('logo.remove')}
            </Button>
          )}
        </div>
      )}
    </fieldset>
  );
}
