import { useTranslation } from 'react-i18next';
import type { PresenceView } from '../../../src/inbox/schema.ts';
import { Face } from '../../design/face.tsx';
import { useClock } from '../../design/relative-time.tsx';
import { usePeople } from '../use-people.ts';
import styles from './thread-pane.module.css';

/** Which colleagues look at this conversation and who writes in it, now; an empty line of the same height when nobody does. */
export function PresenceLine({ presences, me }: { readonly presences: readonly PresenceView[]; readonly me: string }) {
  const { t, i18n } = useTranslation('inbox');
  const { now } = useClock();
  const personOf = usePeople();
  const here = presences.filter((one) => one.memberId !== me && Date.parse(one.until) > now);
  const names = (activity: PresenceView['activity']) =>
    here.filter((one) => one.activity === activity).map((one) => personOf(one.memberId).name);
  const say = (who: readonly string[], one: 'looks' | 'writes', many: 'look' | 'write') =>
    who.length === 0 ? null : t(`thread.${who.length === 1 ? one : many}`, { names: new Intl.ListFormat(i18n.language).format(who) });
  const words = [say(names('writing'), 'writes', 'write'), say(names('viewing'), 'looks', 'look')].filter((one) => one !== null);
  return (
    <output className={styles['presence']}>
      {here.map(({ memberId, activity }) => {
        const person = personOf(memberId);
        return (
          <Face
            key={memberId}
            id={memberId}
            name={person.name}
            initials={person.initials}
            pictureUrl={person.pictureUrl}
            size={20}
            className={activity === 'writing' ? styles['writing'] : undefined}
          />
        );
      })}
      <span>{words.join(' · ')}</span>
    </output>
  );
}
