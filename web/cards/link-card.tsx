import { useTranslation } from 'react-i18next';
import { Button } from '../design/button.tsx';
import { Icon } from '../design/icon.tsx';
import { CardFace } from './card-face.tsx';
import type { CardChoice } from './requests.ts';
import { useLinkCard } from './use-link-card.ts';
import type { LinkCardState } from './use-link-card.ts';
import styles from './cards.module.css';

export interface LinkCardProps {
  readonly text: string;
  readonly card: CardChoice | undefined;
  /** It was the reader who typed these words last, here: the card of a new link comes by itself. */
  readonly typed: boolean;
  readonly disabled: boolean;
  readonly onCard: (card: CardChoice) => void;
}

/** The card of the first link of some words: as it is, taken off, or why there is none. */
export function LinkCard({ text, card: kept, typed, disabled, onCard }: LinkCardProps) {
  const { t } = useTranslation('cards');
  const { link, card, busy, why, ask } = useLinkCard(text, { card: kept, onCard, typed: typed && !disabled });
  if (link === null || (disabled && card?.shown !== true)) return null;
  const shown = card?.shown === true;
  return (
    <section className={styles['link']} aria-label={t('name')}>
      {shown && <CardFace card={card} />}
      <div className={styles['state']} role="status">
        {busy ? t('reading') : <Told why={card === null ? why : null} isOff={card !== null && !shown} />}
      </div>
      {!disabled && (
        <p className={styles['acts']}>
          {card === null ? (
            <Button tone="quiet" size="small" busy={busy} onClick={ask}>
              <Icon name="link" size={16} /> {t(why === null ? 'add' : 'again')}
            </Button>
          ) : (
            <KeptActs card={card} busy={busy} ask={ask} onCard={onCard} />
          )}
        </p>
      )}
    </section>
  );
}

function Told({ why, isOff }: { readonly why: LinkCardState['why']; readonly isOff: boolean }) {
  const { t } = useTranslation('cards');
  if (isOff) return t('off');
  return (
    why !== null && (
      <>
        <Icon name="info" size={16} /> {t(`why.${why}`)}
      </>
    )
  );
}

interface KeptActsProps extends Pick<LinkCardProps, 'onCard'>, Pick<LinkCardState, 'busy' | 'ask'> {
  readonly card: CardChoice;
}

function KeptActs({ card, busy, ask, onCard }: KeptActsProps) {
  const { t } = useTranslation('cards');
  return (
    <>
      {card.shown && (
        <Button tone="quiet" size="small" busy={busy} onClick={ask}>
          {t('refresh')}
        </Button>
      )}
      <Button tone="quiet" size="small" onClick={() => onCard({ ...card, shown: !card.shown })}>
        {t(card.shown ? 'takeOff' : 'putBack')}
      </Button>
    </>
  );
}
