import type { MessageView } from '../../../src/inbox/schema.ts';
import type { Composer } from '../../../src/publishing/schema.ts';

type Asked = Pick<Composer, 'visibility' | 'visibilities' | 'contentWarning'>;

/**
 * Who will read a reply to `target`. What the server said of another message, before it answers for this one, is never shown for it:
 * the message itself knows. `offered`: the network can keep the reply so narrow.
 */
export function reachOf(composer: Asked, target: Pick<MessageView, 'visibility' | 'contentWarning'> | null) {
  const visibility = target?.visibility ?? composer.visibility;
  const isAnswered = composer.visibility === visibility;
  return {
    visibility,
    /** What the button says that it does. */
    sends: visibility === 'private' ? ('messages:composer.sendPrivately' as const) : ('composer.send' as const),
    contentWarning: isAnswered && composer.contentWarning !== null ? (target?.contentWarning ?? composer.contentWarning) : null,
    offered: !isAnswered || visibility === 'public' || composer.visibilities.includes(visibility),
  };
}
