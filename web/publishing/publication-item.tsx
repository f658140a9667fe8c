import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../src/accounts/schema.ts';
import type { PublicationView } from '../../src/publishing/schema.ts';
import { Button, buttonClass } from '../design/button.tsx';
import { cx } from '../design/cx.ts';
import { Face } from '../design/face.tsx';
import { Icon } from '../design/icon.tsx';
import { onDemand } from '../app/on-demand.tsx';
import { Reach } from '../inbox/reach.tsx';
import { usePeople } from '../inbox/use-people.ts';
import { Kbd } from '../design/tag.tsx';
import type { HeldLineProps } from '../review/held-line.tsx';
import { CountdownRing, useTimeLeft } from './countdown-ring.tsx';
import type { PublicationActs } from './use-publication-acts.ts';
import { usePublicationWords } from './use-publication-words.ts';
import styles from './publication.module.css';

const HeldLine = onDemand<HeldLineProps>(async () => (await import('../review/held-line.tsx')).HeldLine);

interface PublicationItemProps {
  readonly publication: PublicationView;
  readonly account: AccountView | undefined;
  readonly author: {
    readonly memberId: string;
    readonly name: string;
    readonly initials: string | undefined;
    readonly pictureUrl: string | null;
  };
  /** Whether the reader may undo, retry or give up this one. */
  readonly settles: boolean;
  readonly acts: PublicationActs;
}

/** Our words on their way: at the place where they will stand, with what happens to them and what can be done. */
export function PublicationItem({ publication, account, author, settles, acts }: PublicationItemProps) {
  const { t } = useTranslation('publishing');
  const personOf = usePeople();
  const left = useTimeLeft(publication);
  const isShut = account?.state === 'needs-reconnection' || account?.state === 'disconnected' || account?.state === 'paused';
  const words = usePublicationWords(account ? `@${account.handle}` : '', isShut);
  const { state, signature } = publication;
  const signed = signature !== '' && publication.text.endsWith(signature);
  return (
    <article className={cx(styles['publication'], styles[state])} aria-label={author.name}>
      <div className={styles['body']}>
        <header className={styles['byline']}>
          <bdi>{author.name}</bdi> <Reach visibility={publication.visibility} />
          {publication.correctsMessageId !== null && (
            <span className={styles['corrects']}>
              <Icon name="pen" size={14} /> {t('correction.name')}
            </span>
          )}
          {publication.amendedBy !== null && (
            <span className={styles['corrects']}>
              <Icon name="people" size={14} /> {t('state.amendedBy', { name: personOf(publication.amendedBy).name })}
            </span>
          )}
        </header>
        {publication.contentWarning !== null && (
          <p className={styles['corrects']}>
            <Icon name="fold" size={14} /> {publication.contentWarning}
          </p>
        )}
        <p className={styles['text']} dir="auto">
          {signed ? publication.text.slice(0, -signature.length) : publication.text}
          {signed && <strong className={styles['signature']}>{signature}</strong>}
        </p>
        {state === 'held' && publication.review?.state === 'waiting' ? (
          <HeldLine review={publication.review} onTakenBack={() => acts.takenBack(publication)} />
        ) : (
          <div className={styles['state']}>
            {state === 'scheduled' ? <CountdownRing publication={publication} left={left} /> : <StateSign state={state} />}
            <p role={state === 'failed' || state === 'needs-reauth' ? 'alert' : undefined}>{words(publication, Math.ceil(left / 1_000))}</p>
            <Acts publication={publication} isShut={isShut} settles={settles} acts={acts} />
          </div>
        )}
      </div>
      <Face id={author.memberId} name={author.name} initials={author.initials} pictureUrl={author.pictureUrl} />
    </article>
  );
}

type ActsProps = Pick<PublicationItemProps, 'publication' | 'settles' | 'acts'> & { readonly isShut: boolean };

/** What can be done with it now. */
function Acts({ publication, isShut, settles, acts }: ActsProps) {
  const { t } = useTranslation('publishing');
  const { state } = publication;
  const mayRetry = state === 'failed' ? !isGivenBack(publication) : state === 'needs-reauth' && !isShut;
  return (
    <>
      {settles && state === 'scheduled' && (
        <Button size="small" onClick={() => void acts.undo(publication)}>
          {t('act.undo')} <Kbd keys="z" />
        </Button>
      )}
      {settles && mayRetry && (
        <Button size="small" onClick={() => void acts.retry(publication)}>
          {t('act.retry')}
        </Button>
      )}
      {settles && (state === 'failed' || state === 'needs-reauth' || state === 'retrying') && (
        <Button size="small" onClick={() => void acts.discard(publication)}>
          {t('act.discard')}
        </Button>
      )}
      {state === 'needs-reauth' && isShut && (
        <Link to="/reglages/comptes" className={buttonClass('plain', 'small')}>
          {t('hindrance.reconnect')}
        </Link>
      )}
    </>
  );
}

/** Its words are its author's draft again: they leave from there, if they ever do. */
const isGivenBack = ({ failure }: PublicationView): boolean =>
  failure?.reason === 'parent-gone' || failure?.kind === 'outside-team' || failure?.kind === 'writer-gone';

function StateSign({ state }: { readonly state: PublicationView['state'] }) {
  if (state === 'sent') return <Icon name="check" />;
  if (state === 'sending' || state === 'outcome-unknown' || state === 'retrying')
    return <span aria-hidden="true" className={styles['working']} />;
  return <Icon name="warning" />;
}
