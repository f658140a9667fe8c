import { useTranslation } from 'react-i18next';
import type { TeamPictureView } from '../../src/profiles/schema.ts';
import { Button } from '../design/button.tsx';
import { Icon } from '../design/icon.tsx';
import { MemberFace } from '../people/member-face.tsx';
import { move, toggle, type PictureChoice } from './picture-choice.ts';
import styles from './profiles.module.css';

interface PicturePeopleProps {
  readonly people: TeamPictureView['people'];
  /** Names of those who did not agree to be shown. */
  readonly unlisted: readonly string[];
  readonly choice: PictureChoice;
  /** Null: only to be looked at. */
  readonly onChange: ((choice: PictureChoice) => void) | null;
}

/** Who is on the picture, and in which order. */
export function PicturePeople({ people, unlisted, choice, onChange }: PicturePeopleProps) {
  const { t, i18n } = useTranslation('profiles');
  const byId = new Map(people.map((person) => [person.memberId, person]));
  const last = choice.order.length - 1;
  return (
    <fieldset className={styles['people']} disabled={onChange === null}>
      <legend>{t('people.legend')}</legend>
      <ol className={styles['list']}>
        {choice.order.flatMap((memberId, rank) => {
          const person = byId.get(memberId);
          if (person === undefined) return [];
          const { name, initials, photoDigest } = person;
          return (
            <li key={memberId}>
              <label>
                <input type="checkbox" checked={!choice.off.has(memberId)} onChange={() => onChange?.(toggle(choice, memberId))} />
                <MemberFace member={{ memberId, publicName: name, initials, photoDigest }} size={36} />
                <span>{name}</span>
              </label>
              {onChange !== null && (
                <span className={styles['moves']}>
                  <Button
                    size="small"
                    tone="quiet"
                    disabled={rank === 0}
                    aria-label={t('people.up', { name })}
                    onClick={() => onChange(move(choice, memberId, -1))}
                  >
                    <span className={styles['up']}>
                      <Icon name="chevron" size={16} />
                    </span>
                  </Button>
                  <Button
                    size="small"
                    tone="quiet"
                    disabled={rank === last}
                    aria-label={t('people.down', { name })}
                    onClick={() => onChange(move(choice, memberId, 1))}
                  >
                    <Icon name="chevron" size={16} />
                  </Button>
                </span>
              )}
            </li>
          );
        })}
      </ol>
      {unlisted.length > 0 && (
        <p className={styles['soft']}>
          {t('people.unlisted', { count: unlisted.length, names: new Intl.ListFormat(i18n.language).format(unlisted) })}
        </p>
      )}
    </fieldset>
  );
}
