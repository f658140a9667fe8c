import type { AccountView } from '../../../src/accounts/schema.ts';
import type { MessageView } from '../../../src/inbox/schema.ts';
import { AccountMark, Face } from '../../design/face.tsx';
import { usePeople } from '../use-people.ts';

/** The face beside a message: the colleague's, the account's when nobody is known, or the correspondent's. */
export function AuthorFace({
  message,
  account,
  name,
}: {
  readonly message: MessageView;
  readonly account: AccountView | undefined;
  readonly name: string;
}) {
  const personOf = usePeople();
  if (message.memberId !== null) {
    const person = personOf(message.memberId);
    return <Face id={person.memberId} name={person.name} initials={person.initials} pictureUrl={person.pictureUrl} />;
  }
  if (message.direction === 'outbound') {
    return <AccountMark id={account?.accountId ?? ''} name={account?.displayName ?? '?'} pictureUrl={account?.avatarUrl} />;
  }
  return <Face id={message.author?.correspondentId ?? message.messageId} name={name} pictureUrl={message.author?.avatarUrl} />;
}
