import { useTranslation } from 'react-i18next';
import type { ShiftView } from '../../src/shifts/schema.ts';
import { useMe } from '../app/session.ts';
import { Button } from '../design/button.tsx';
import { Face } from '../design/face.tsx';
import { Icon } from '../design/icon.tsx';
import { duration } from '../design/moment.ts';
import { useClock } from '../design/relative-time.tsx';
import { Tag } from '../design/tag.tsx';
import { usePeople } from '../inbox/use-people.ts';
import { isOver } from './helm-state.ts';
import { useWallWords } from './use-wall-words.ts';
import styles from './helm.module.css';

/** One person at a helm: since when, until when; and for a lead, the way to put down what was forgotten. */
export function HelmPerson({ shift, onEndFor }: { readonly shift: ShiftView; readonly onEndFor: () => void }) {
  const { t } = useTranslation('shifts');
  const { member } = useMe();
  const clock = useClock();
  const person = usePeople()(shift.memberId);
  const own = shift.memberId === member.memberId;
  const over = isOver(shift, clock.now);
  const say = useWallWords();
  return (
    <li className={styles['person']}>
      <Face id={person.memberId} name={person.name} initials={person.initials} pictureUrl={person.pictureUrl} size={36} />
      <div>
        <strong>{person.name}</strong>
        {own && <> ({t('strip.you')})</>}
        <span className={styles['soft']}>
          {shift.takenAt !== null && t('panel.since', { time: say.hour(shift.takenAt) })},{' '}
          {t('strip.until', { time: say.hour(shift.until) })}
        </span>
        {over && <Tag tone="held">{t('strip.over', { duration: duration(clock.now - Date.parse(shift.until), clock.language) })}</Tag>}
        {shift.state === 'handing-over' && <Tag tone="accent">{t('strip.handingOver')}</Tag>}
      </div>
      {!own && member.role !== 'member' && (
        <Button size="small" tone="quiet" aria-label={`${t('strip.endFor')} (${person.name})`} onClick={onEndFor}>
          <Icon name="door" size={16} />
        </Button>
      )}
    </li>
  );
}
