import { useTranslation } from 'react-i18next';
import type { HelmView } from '../../src/shifts/schema.ts';
import { useMe } from '../app/session.ts';
import { cx } from '../design/cx.ts';
import { Face } from '../design/face.tsx';
import { Icon } from '../design/icon.tsx';
import { duration } from '../design/moment.ts';
import { useClock } from '../design/relative-time.tsx';
import { usePeople } from '../inbox/use-people.ts';
import { helmState, untilOf } from './helm-state.ts';
import { useWallWords } from './use-wall-words.ts';
import styles from './helm.module.css';

const FACES = 3;

/** In one line: who is at a helm and until when, or that nobody is and when somebody comes back. In words and shape, never colour alone. */
export function HelmLine({ helm }: { readonly helm: HelmView }) {
  const { t, i18n } = useTranslation('shifts');
  const me = useMe().member.memberId;
  const personOf = usePeople();
  const clock = useClock();
  const say = useWallWords();
  const state = helmState(helm, clock.now);
  if (state === 'here' || state === 'overrun') {
    const people = helm.atHelm.map(({ memberId }) => ({ ...personOf(memberId), mine: memberId === me }));
    const names = new Intl.ListFormat(i18n.language, { style: 'narrow', type: 'conjunction' }).format(
      people.map(({ name, mine }) => (mine ? t('strip.you') : name)),
    );
    const handing = helm.atHelm.some((shift) => shift.state === 'handing-over');
    const until = untilOf(helm);
    return (
      <span className={cx(styles['line'], state === 'overrun' && styles['late'])}>
        <span className={styles['faces']}>
          {people.slice(0, FACES).map((one) => (
            <Face key={one.memberId} id={one.memberId} name={one.name} initials={one.initials} pictureUrl={one.pictureUrl} size={20} />
          ))}
        </span>
        <span className={styles['who']}>
          <span className="visually-hidden">{t('strip.atHelm')} : </span>
          {names}
        </span>
        <span className={styles['when']}>
          {handing
            ? t('strip.handingOver')
            : state === 'overrun'
              ? t('strip.over', { duration: duration(clock.now - until, clock.language) })
              : t('strip.until', { time: say.hour(until) })}
        </span>
      </span>
    );
  }
  if (state === 'absent' || state === 'expected') {
    const name = personOf(helm.missing[0]?.memberId ?? null).name;
    return (
      <span className={cx(styles['line'], state === 'absent' && styles['late'])}>
        <Icon name={state === 'absent' ? 'warning' : 'clock'} size={16} />
        <span className={styles['who']}>{t(state === 'absent' ? 'strip.absent' : 'strip.expected', { name })}</span>
      </span>
    );
  }
  if (helm.next === null) {
    return (
      <span className={styles['line']}>
        <span className={styles['who']}>{t('strip.nobody')}</span>
      </span>
    );
  }
  return (
    <span className={styles['line']}>
      <span className={styles['who']}>{t('strip.nobodyShort')}</span>
      <span className={styles['when']}>{t('strip.nextAt', { when: say.when(helm.next.startsAt) })}</span>
    </span>
  );
}
