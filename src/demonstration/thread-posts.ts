import type { HistoryPost } from '../networks/practice/index.ts';
import { signatureOf, signedText } from '../signatures/index.ts';
import { momentsOf } from './moments.ts';
import { COLLEAGUES, PASSERS_BY } from './morning.ts';
import type { Colleague, Thread } from './morning.ts';

/** One post of a thread, and who of the team wrote it; null when the public did. */
export interface ThreadPost extends HistoryPost {
  readonly colleague: Colleague | null;
  readonly body: string;
}

const SIGNATURE = { form: 'given-name', mark: '—' } as const;
const isColleague = (who: string): who is Colleague => (COLLEAGUES as readonly string[]).includes(who);

export const signatureFor = (colleague: Colleague) => signatureOf(SIGNATURE, { publicName: colleague, initials: '' });

/** A thread as the posts that make it: each turn answers the one before, the team's ones signed. `key` begins their record keys. */
export function postsOf(thread: Thread, key: string, { now, timeZone }: { now: Date; timeZone: string }): ThreadPost[] {
  const moments = momentsOf(thread, now, timeZone);
  const languages = [thread.language ?? 'fr'];
  const turns = [['them', 0, thread.text] as const, ...thread.turns];
  return turns.map(([who, , body], place) => {
    const colleague = isColleague(who) ? who : null;
    const handle = colleague ? thread.account : who === 'them' ? thread.by : who.replace(/^@/, '');
    return {
      recordKey: `${key}-${place}`,
      handle,
      name: PASSERS_BY[handle] ?? handle,
      colleague,
      body,
      text: colleague ? signedText(body, signatureFor(colleague)) : body,
      parent: place === 0 ? null : place - 1,
      writtenAt: moments[place] ?? now,
      languages,
      pictures: place === 0 ? (thread.pictures ?? []) : [],
    };
  });
}
