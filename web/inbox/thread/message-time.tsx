import { useTranslation } from 'react-i18next';
import type { MessageView } from '../../../src/inbox/schema.ts';
import { exactMoment, relativeMoment } from '../../design/moment.ts';
import { useClock } from '../../design/relative-time.tsx';

/** Milliseconds between writing and receiving that are worth telling. */
const LATE = 5 * 60_000;

/** When a message was written; exactly, and when it reached us if that was much later, on hover. */
export function MessageTime({ message }: { readonly message: MessageView }) {
  const { t } = useTranslation('inbox');
  const clock = useClock();
  const written = new Date(message.writtenAt);
  const received = new Date(message.receivedAt);
  const late = Math.abs(received.getTime() - written.getTime()) > LATE;
  const exact = exactMoment(written, clock);
  const title = late
    ? `${t('message.written', { when: exact })} · ${t('message.received', { when: exactMoment(received, clock) })}`
    : exact;
  return (
    <time dateTime={message.writtenAt} title={title}>
      {relativeMoment(written, clock)}
    </time>
  );
}
