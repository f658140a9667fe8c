import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CalendarView } from '../../src/posts/schema.ts';
import { timeOfDay } from '../design/moment.ts';
import { useClock } from '../design/relative-time.tsx';
import { Icon } from '../design/icon.tsx';
import { at, useAccountsById, usePeople } from '../inbox/use-people.ts';
import { outcomeOf } from './outcome-of.ts';
import styles from './posts.module.css';

export type Entry = CalendarView['entries'][number];

/** Only what is still to come, once, can be carried: a repeated one is planned anew. */
const mayCarry = ({ post, past }: Entry): boolean => past === null && post.state === 'planned' && post.plan?.repeat === null;

interface CalendarEntryProps {
  readonly entry: Entry;
  readonly onCarry: (entry: Entry | null) => void;
  /** Moves it by so many days. */
  readonly onShift: (entry: Entry, by: number) => void;
}

const SHIFTS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** One coming of a post: when, by which accounts, in whose name, the first words, and how it stands. */
export function CalendarEntry({ entry, onCarry, onShift }: CalendarEntryProps) {
  const { t } = useTranslation(['posts', 'calendar']);
  const clock = useClock();
  const accounts = useAccountsById();
  const personOf = usePeople();
  const { post, dueAt, past } = entry;
  const state = stateOf(entry);
  const names = post.accountIds.map((id) => at(accounts.get(id)?.handle ?? '…'));
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- its own page does the same by the keyboard
    <li
      draggable={mayCarry(entry)}
      onDragStart={() => onCarry(entry)}
      onDragEnd={() => onCarry(null)}
      className={styles['entry']}
      data-state={state}
    >
      <Link
        to="/micro/$postId"
        params={{ postId: post.postId }}
        {...(mayCarry(entry) && {
          'aria-keyshortcuts': 'Shift+ArrowLeft Shift+ArrowRight Shift+ArrowUp Shift+ArrowDown',
          title: t('calendar:shift'),
        })}
        onKeyDown={(event) => {
          const by = event.shiftKey && mayCarry(entry) ? SHIFTS[event.key] : undefined;
          if (by === undefined) return;
          event.preventDefault();
          onShift(entry, by);
        }}
      >
        <span className={styles['when']}>
          <time dateTime={dueAt}>{timeOfDay(new Date(dueAt), clock)}</time>
          {post.plan?.repeat && past === null && <Icon name="undo" size={16} />}
          <span className={styles['state']}>{t(`entry.${state}`)}</span>
        </span>
        <span className={styles['words']}>{post.content.parts[0]?.text || t('entry.wordless')}</span>
        <span className={styles['soft']}>
          {names.join(', ')}
          {post.plan && ` · ${personOf(post.plan.memberId).name}`}
        </span>
      </Link>
    </li>
  );
}

function stateOf({
  post,
  past,
}: Entry): 'left' | 'partly' | 'waiting' | 'skipped' | 'undone' | 'asking' | 'review' | 'planned' | 'repeated' {
  if (past && past.outcome !== 'left') return past.outcome;
  if (past) {
    const outcomes = [...Map.groupBy(past.said, ({ accountId }) => accountId).values()].map(outcomeOf);
    if (outcomes.some((one) => one.kind === 'refused' || one.wrong)) return 'partly';
    return outcomes.some((one) => one.kind === 'handed' && one.underway) ? 'waiting' : 'left';
  }
  if (post.state === 'asking' || post.state === 'review') return post.state;
  return post.plan?.repeat ? 'repeated' : 'planned';
}
