/** What can be done about a message and its author now, as a menu says it. */
import type { MessageView } from '../../src/inbox/schema.ts';
import type { ConversationModeration, ModerationView } from '../../src/moderation/schema.ts';

type Kind = ModerationView['kind'];

export type Choice<Of extends Kind = Kind> =
  | { readonly act: 'ask'; readonly kind: Of; readonly onMessage: boolean; readonly detaches?: true }
  | { readonly act: 'undo'; readonly kind: Of; readonly moderation: ModerationView };

/** What is about a person, whatever was said. */
const OF_PERSONS = ['mute', 'block', 'report'] as const;

const STANDING: ReadonlySet<string> = new Set(['asked', 'stands', 'undo-failed']);

/** The one of this kind that holds now, about the person, or about the message where there is one. */
export function holding(
  { moderations }: Pick<ConversationModeration, 'moderations'>,
  about: { readonly kind: Kind; readonly correspondentId: string; readonly messageId: string | null },
): ModerationView | null {
  const { kind, correspondentId, messageId } = about;
  const isIt = (one: ModerationView) => one.kind === kind && one.correspondentId === correspondentId && one.messageId === messageId;
  return moderations.find((one) => isIt(one) && STANDING.has(one.state)) ?? null;
}

/** For a message of somebody's, in the order of the menu; none for ours. */
export function choicesFor(known: ConversationModeration, message: MessageView): readonly Choice[] {
  const correspondentId = message.author?.correspondentId;
  if (correspondentId === undefined || message.direction === 'outbound') return [];
  const isThere = message.visibility !== 'private' && message.deletedAt === null;
  const isAnswer = known.underOurs && message.depth > 0;
  const isQuote = known.quotingOurs.includes(message.messageId);
  const isHideable = isThere && (isAnswer || isQuote);
  return known.offered.flatMap((kind): Choice[] => {
    if (kind === 'hide' && !isHideable) return [];
    const onMessage = kind === 'hide' || kind === 'report';
    const held = holding(known, { kind, correspondentId, messageId: onMessage ? message.messageId : null });
    if (held === null)
      return [{ act: 'ask', kind, onMessage, ...(kind === 'hide' && isQuote && !isAnswer && { detaches: true as const }) }];
    return held.mayUndo ? [{ act: 'undo', kind, moderation: held }] : [];
  });
}

/** For a person, from his card: what is not about one message. */
export function choicesAbout(known: ConversationModeration, correspondentId: string): readonly Choice<(typeof OF_PERSONS)[number]>[] {
  // What holds stands in the list of the card, with the means to take it back.
  return OF_PERSONS.filter(
    (kind) => known.offered.includes(kind) && holding(known, { kind, correspondentId, messageId: null }) === null,
  ).map((kind) => ({ act: 'ask', kind, onMessage: false }));
}
