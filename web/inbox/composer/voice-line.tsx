import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Composer } from '../../../src/publishing/schema.ts';
import { useMe } from '../../app/session.ts';
import { Face } from '../../design/face.tsx';
import { usePeople } from '../use-people.ts';
import type { VoiceName } from './voice.ts';
import styles from './voice.module.css';

interface VoiceLineProps {
  readonly persona: NonNullable<Composer['persona']>;
  readonly voice: VoiceName;
  readonly onChoose: (voice: VoiceName) => void;
}

/** As whom the next words leave: oneself, or the account's character, with what the public is told of it and how it speaks. */
export function VoiceLine({ persona, voice, onChoose }: VoiceLineProps) {
  const { t } = useTranslation('voices');
  const name = useId();
  const me = usePeople()(useMe().member.memberId);
  const portrait = persona.portraitUrl === null ? null : `/api/v1${persona.portraitUrl}/96`;
  return (
    <div className={styles['voices']}>
      <fieldset className={styles['choice']}>
        <legend>{t('as.label')}</legend>
        <label>
          <input type="radio" name={name} checked={voice === 'self'} onChange={() => onChoose('self')} />
          <Face id={me.memberId} name={me.name} initials={me.initials} pictureUrl={me.pictureUrl} size={24} />
          <span>
            <b>{me.name}</b> <span className={styles['soft']}>{t('as.self')}</span>
          </span>
        </label>
        <label>
          <input type="radio" name={name} checked={voice === 'persona'} onChange={() => onChoose('persona')} />
          <Face id={persona.personaId} name={persona.name} pictureUrl={portrait} size={24} />
          <span>
            <b>{persona.name}</b> <span className={styles['soft']}>{t(`as.${persona.behind}`)}</span>
          </span>
        </label>
      </fieldset>
      <p className="visually-hidden" role="status">
        {voice === 'self' ? t('as.now_self') : t('as.now_persona', { name: persona.name })}
      </p>
      {voice === 'persona' && persona.voiceNotes !== '' && (
        <details className={styles['notes']}>
          <summary>{t('as.notes', { name: persona.name })}</summary>
          <p>{persona.voiceNotes}</p>
        </details>
      )}
    </div>
  );
}
