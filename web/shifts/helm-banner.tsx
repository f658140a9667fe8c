import { useTranslation } from 'react-i18next';
import { Button } from '../design/button.tsx';
import { cx } from '../design/cx.ts';
import { Face } from '../design/face.tsx';
import { Icon } from '../design/icon.tsx';
import type { Person } from '../inbox/use-people.ts';
import styles from './helm.module.css';

interface HelmBannerProps {
  readonly person: Person;
  readonly title: string;
  readonly text: string;
  readonly tone?: 'held';
  readonly acts: readonly { readonly label: string; readonly tone?: 'primary'; readonly busy?: boolean; readonly onAct: () => void }[];
  readonly onHide?: () => void;
}

/** A line on top of the page about a colleague at a helm, with what one can do about it. */
export function HelmBanner({ person, title, text, tone, acts, onHide }: HelmBannerProps) {
  const { t } = useTranslation('shell');
  return (
    <div className={cx(styles['banner'], tone && styles['bannerHeld'])}>
      <Face id={person.memberId} name={person.name} initials={person.initials} pictureUrl={person.pictureUrl} size={28} />
      <p>
        <strong>{title}</strong> <span>{text}</span>
      </p>
      <div className={styles['bannerActs']}>
        {acts.map(({ label, tone: act, busy, onAct }) => (
          <Button key={label} size="small" tone={act ?? 'plain'} busy={busy ?? false} onClick={onAct}>
            {label}
          </Button>
        ))}
        {onHide && (
          <Button size="small" tone="quiet" aria-label={t('close')} onClick={onHide}>
            <Icon name="close" size={16} />
          </Button>
        )}
      </div>
    </div>
  );
}
