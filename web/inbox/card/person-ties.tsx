import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CorrespondentCard, CorrespondentView, TiesView } from '../../../src/inbox/schema.ts';
import { Button } from '../../design/button.tsx';
import { Face } from '../../design/face.tsx';
import { Icon } from '../../design/icon.tsx';
import { RelativeTime } from '../../design/relative-time.tsx';
import { at, usePeople } from '../use-people.ts';
import { profileAddress } from './profile-address.ts';
import { tiesQuery } from './ties.ts';
import { useSayTie } from './use-ties.ts';
import styles from './ties.module.css';

/** The person on other networks: as members joined them, and as who looks alike. Only a person says that two are one. */
export function PersonTies({ card }: { readonly card: CorrespondentCard }) {
  const { t } = useTranslation('ties');
  const { correspondentId } = card;
  const { data } = useQuery(tiesQuery(correspondentId));
  const say = useSayTie(correspondentId, card.displayName || at(card.handle));
  const others = card.identities.filter((one) => one.correspondentId !== correspondentId);
  const proposals = data?.proposals ?? [];
  if (others.length === 0 && proposals.length === 0) return null;
  return (
    <section aria-label={t('title')}>
      {others.length > 0 && <h3>{t('also')}</h3>}
      {others.map((one) => (
        <Identity key={one.correspondentId} person={one}>
          <Joined ties={data} otherId={one.correspondentId} selfId={correspondentId} onPart={(otherId) => void say(otherId, 'parted')} />
        </Identity>
      ))}
      {proposals.length > 0 && <h3>{t('proposed')}</h3>}
      {proposals.map(({ correspondent, alikeIn }) => (
        <Identity key={correspondent.correspondentId} person={correspondent}>
          <Alike alikeIn={alikeIn} />
          <div className={styles['acts']}>
            <Button size="small" onClick={() => void say(correspondent.correspondentId, 'joined')}>
              {t('join')}
            </Button>
            <Button size="small" tone="quiet" onClick={() => void say(correspondent.correspondentId, 'told-apart')}>
              {t('tellApart')}
            </Button>
          </div>
        </Identity>
      ))}
    </section>
  );
}

function Identity({ person, children }: { readonly person: CorrespondentView; readonly children: React.ReactNode }) {
  const { t } = useTranslation(['accounts', 'inbox']);
  const address = profileAddress(person);
  const handle = <bdi>{at(person.handle)}</bdi>;
  return (
    <div className={styles['identity']}>
      <Face id={person.correspondentId} name={person.displayName || person.handle} pictureUrl={person.avatarUrl} size={36} />
      <div>
        <p>
          <bdi className={styles['name']}>{person.displayName || at(person.handle)}</bdi>
        </p>
        <p className={styles['soft']}>
          {address === null ? (
            handle
          ) : (
            <a href={address} target="_blank" rel="noopener noreferrer">
              {handle} <Icon name="external" size={14} />
            </a>
          )}{' '}
          · {t(networkKey(person.network))}
        </p>
        {children}
      </div>
    </div>
  );
}

const NETWORKS = ['practice', 'bluesky', 'mastodon', 'x'] as const;
const networkKey = (network: string) => `accounts:networks.${NETWORKS.find((one) => one === network) ?? 'practice'}` as const;

function Alike({ alikeIn }: { readonly alikeIn: TiesView['proposals'][number]['alikeIn'] }) {
  const { t, i18n } = useTranslation('ties');
  const words = new Intl.ListFormat(i18n.language).format(alikeIn.map((one) => t(`alike.${one}`)));
  return <p className={styles['why']}>{words.charAt(0).toLocaleUpperCase(i18n.language) + words.slice(1)}</p>;
}

interface JoinedProps {
  readonly ties: TiesView | undefined;
  readonly selfId: string;
  readonly otherId: string;
  readonly onPart: (otherId: string) => void;
}

/** Who said so and when; parted here where it was said of these two, else from the one that stands between. */
function Joined({ ties, selfId, otherId, onPart }: JoinedProps) {
  const { t } = useTranslation('ties');
  const personOf = usePeople();
  const tie = ties?.joined.find(({ oneId, otherId: two }) => [oneId, two].includes(otherId));
  if (!ties || !tie) return null;
  const direct = ties.joined.find(({ oneId, otherId: two }) => [oneId, two].includes(otherId) && [oneId, two].includes(selfId));
  const between = direct
    ? null
    : ties.identities.find(({ correspondentId }) => [tie.oneId, tie.otherId].includes(correspondentId) && correspondentId !== otherId);
  return (
    <>
      <p className={styles['soft']}>
        {t('joinedBy', { name: personOf((direct ?? tie).memberId).name })} · <RelativeTime at={(direct ?? tie).at} focusable={false} />
      </p>
      {direct ? (
        <div className={styles['acts']}>
          <Button size="small" tone="quiet" onClick={() => onPart(otherId)}>
            <Icon name="undo" size={16} /> {t('part')}
          </Button>
        </div>
      ) : (
        between && <p className={styles['soft']}>{t('byWayOf', { handle: at(between.handle) })}</p>
      )}
    </>
  );
}
