import type { MessageView } from '../../../src/inbox/schema.ts';
import type { Composer } from '../../../src/publishing/schema.ts';
import type { DraftContent } from './draft-keeper.ts';

type Asked = Pick<Composer, 'visibility' | 'visibilities' | 'contentWarning' | 'contentWarnings'>;

/** As its author wishes: null is as what it answers. */
export type Wish = Pick<DraftContent, 'visibility' | 'contentWarning'>;
export const NO_WISH: Wish = { visibility: null, contentWarning: null };

/**
 * Who will read a reply to `target`, and behind what it stands. What the server said of another message, before it answers for this one, is
 * never shown for it: the message itself knows. A wish that the network cannot keep, or for more readers than the message has, is none.
 * `offered`: the network can keep the reply so narrow.
 */
export function reachOf(composer: Asked, target: Pick<MessageView, 'visibility' | 'contentWarning'> | null, wish: Wish = NO_WISH) {
  const answered = target?.visibility ?? composer.visibility;
  const isAnswered = composer.visibility === answered;
  const visibilities = isAnswered ? composer.visibilities : [answered];
  const visibility = visibilities.find((one) => one === wish.visibility) ?? answered;
  const inherited = isAnswered && target !== null ? target.contentWarning : isAnswered ? composer.contentWarning : null;
  return {
    visibility,
    visibilities,
    /** What the button says that it does. */
    sends: visibility === 'private' ? ('messages:composer.sendPrivately' as const) : ('composer.send' as const),
    contentWarning: composer.contentWarnings ? (wish.contentWarning === null ? inherited : wish.contentWarning.trim() || null) : null,
    /** In the field where they are written. */
    warningWords: wish.contentWarning ?? inherited ?? '',
    offered: !isAnswered || answered === 'public' || composer.visibilities.includes(answered),
  };
}

/** The wish as the server wants it: what is absent is as what is answered. */
export const wishToSend = ({ contentWarning }: Wish, reach: ReturnType<typeof reachOf>, { contentWarnings }: Asked) => ({
  visibility: reach.visibility,
  ...(contentWarnings && contentWarning !== null ? { contentWarning: reach.contentWarning } : {}),
});
