import type { HistoryPost } from '../networks/practice/index.ts';
import { declarationOf, takeOverOf } from '../personas/index.ts';
import { personaSignature, signatureOf, signedText } from '../signatures/index.ts';
import { momentsOf } from './moments.ts';
import { CHARACTER, COLLEAGUES, PASSERS_BY } from './morning.ts';
import type { Colleague, Thread } from './morning.ts';
import { DEMONSTRATION } from './team.ts';

/** One post of a thread, and who of the team wrote it; null when the public did. */
export interface ThreadPost extends HistoryPost {
  readonly colleague: Colleague | null;
  /** Whether the character spoke, the colleague being behind it. */
  readonly inCharacter: boolean;
  /** What stands before the words by rule; often empty. */
  readonly opening: string;
  readonly body: string;
  readonly signature: string;
}

const SIGNATURE = { form: 'given-name', mark: '—' } as const;
const isColleague = (who: string): who is Colleague => (COLLEAGUES as readonly string[]).includes(who);
const signatureFor = (colleague: Colleague) => signatureOf(SIGNATURE, { publicName: colleague, initials: '' });

/** A thread as the posts that make it: each turn answers the one before, the team's ones signed. `key` begins their record keys. */
export function postsOf(thread: Thread, key: string, { now, timeZone }: { now: Date; timeZone: string }): ThreadPost[] {
  const moments = momentsOf(thread, now, timeZone);
  const languages = [thread.language ?? 'fr'];
  const turns = [['them', 0, thread.text] as const, ...thread.turns];
  let lastInCharacter: boolean | null = null;
  return turns.map(([who, , body], place) => {
    const { colleague, inCharacter } = speakerOf(who);
    const handle = colleague ? thread.account : who === 'them' ? thread.by : who.replace(/^@/, '');
    const opening = colleague ? openingFor(colleague, { inCharacter, lastInCharacter, thread }) : '';
    const signature = colleague && (inCharacter ? personaSignature(SIGNATURE, CHARACTER.name) : signatureFor(colleague));
    if (colleague) lastInCharacter = inCharacter;
    return {
      recordKey: `${key}-${place}`,
      handle,
      name: PASSERS_BY[handle] ?? handle,
      colleague,
      inCharacter,
      opening,
      body,
      signature: signature?.text ?? '',
      text: signature ? signedText(opening === '' ? body : `${opening}\n${body}`, signature) : body,
      parent: place === 0 ? null : place - 1,
      writtenAt: moments[place] ?? now,
      languages,
      pictures: place === 0 ? (thread.pictures ?? []) : [],
    };
  });
}

function speakerOf(who: string): { readonly colleague: Colleague | null; readonly inCharacter: boolean } {
  const behind = who.startsWith(`${CHARACTER.name}/`) ? who.slice(CHARACTER.name.length + 1) : who;
  return { colleague: isColleague(behind) ? behind : null, inCharacter: behind !== who };
}

/** As the product words it: the character says what it is when it begins, and a person who goes on after it says who. */
function openingFor(
  colleague: Colleague,
  spoken: { readonly inCharacter: boolean; readonly lastInCharacter: boolean | null; readonly thread: Thread },
): string {
  const { inCharacter, lastInCharacter, thread } = spoken;
  const language = thread.language === 'en' ? 'en' : 'fr';
  if (inCharacter) return lastInCharacter === true ? '' : declarationOf(CHARACTER, DEMONSTRATION.name, language);
  return lastInCharacter === true ? takeOverOf(colleague, CHARACTER.name, language) : '';
}
