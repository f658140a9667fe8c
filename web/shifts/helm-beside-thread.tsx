import { useTranslation } from 'react-i18next';
import { Face } from '../design/face.tsx';
import { useClock } from '../design/relative-time.tsx';
import { usePeople } from '../inbox/use-people.ts';
import { helmState, untilOf } from './helm-state.ts';
import styles from './helm.module.css';
import { useHelms } from './use-helms.ts';
import { useWallWords } from './use-wall-words.ts';

/** Beside a thread: who is at the helm of its account, for who answers without being there. */
export function HelmBesideThread({ accountId }: { readonly accountId: string }) {
  const { t, i18n } = useTranslation('shifts');
  const { now } = useClock();
  const say = useWallWords();
  const personOf = usePeople();
  const helm = useHelms().get(accountId);
  if (helm === undefined) return null;
  const people = helm.atHelm.map(({ memberId }) => personOf(memberId));
  const names = new Intl.ListFormat(i18n.language).format(people.map(({ name }) => name));
  return (
    <span className={styles['guichet']}>
      {people.slice(0, 2).map((one) => (
        <Face key={one.memberId} id={one.memberId} name={one.name} initials={one.initials} pictureUrl={one.pictureUrl} size={20} />
      ))}
      {people.length === 0 ? t('guichet.nobody') : t('guichet.atHelm', { names })}
      {helmState(helm, now) === 'here' && `, ${t('guichet.until', { time: say.hour(untilOf(helm)) })}`}
    </span>
  );
}
