import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../design/button.tsx';
import { Icon } from '../design/icon.tsx';
import { clockOf } from '../shifts/wall-time.ts';
import { useStrength } from './best-hours.tsx';
import { bestHoursQuery } from './requests-calendar.ts';
import type { Slot } from './requests.ts';
import styles from './calendar-more.module.css';

const MOST = 3;

interface SlotProposalsProps {
  readonly accountId: string;
  readonly slots: readonly Slot[];
  /** The name of a day of the week, 1 for Monday. */
  readonly dayName: (weekday: number) => string;
  readonly onAdd: (slot: Slot) => void;
}

/** The account's best hours that are no slots yet. */
export function SlotProposals({ accountId, slots, dayName, onAdd }: SlotProposalsProps) {
  const { t } = useTranslation('calendar');
  const strength = useStrength();
  const { data: best } = useQuery(bestHoursQuery(accountId));
  const taken = (one: Slot) => slots.some(({ weekday, time }) => weekday === one.weekday && time === one.time);
  const proposed = (best?.hours ?? [])
    .map((hour) => ({ hour, slot: { weekday: hour.weekday, time: clockOf(hour.hour * 60) } }))
    .filter(({ slot }) => !taken(slot))
    .slice(0, MOST);
  if (proposed.length === 0) return null;
  return (
    <div className={styles['proposals']}>
      {proposed.map(({ hour, slot }) => (
        <Button key={`${slot.weekday} ${slot.time}`} size="small" onClick={() => onAdd(slot)}>
          <Icon name="plus" size={16} /> {t('hours.addSlot', { day: dayName(slot.weekday), time: slot.time, strength: strength(hour) })}
        </Button>
      ))}
    </div>
  );
}
