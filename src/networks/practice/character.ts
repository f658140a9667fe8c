/**
 * What a character does next, from the state of its thread and the clock. Pure: chance is given.
 *
 *   waiting ──answered──> reading ──detail, question──> waiting
 *      │ nudge, complaint, amend (stays waiting)           │
 *      └──patience at its end──> over <──thanks, silence── reading
 *
 * Each kind of word is bounded, so every storyline ends.
 */
export type Temperament = 'warm' | 'calm' | 'anxious' | 'impatient' | 'hot' | 'wry';
export type Stage = 'waiting' | 'reading' | 'over';

export interface StorylineState {
  readonly stage: Stage;
  /** How often it has come back unanswered. */
  readonly nudges: number;
  readonly detailsGiven: number;
  /** Whether it has asked its own question after an answer. */
  readonly asked: boolean;
  /** Whether it has corrected its first post. */
  readonly amended: boolean;
  readonly spokeAt: Date;
  /** When it next looks at its thread. */
  readonly actAt: Date;
}

/** What a storyline's opening has in store. */
export interface Reserve {
  readonly details: number;
  readonly question: boolean;
  readonly amendment: boolean;
  /** Whether an unanswered author takes the post away in the end. */
  readonly retracts: boolean;
}

export interface Situation {
  readonly temperament: Temperament;
  readonly reserve: Reserve;
  /** The account's newest answer since the character last spoke. */
  readonly answer: { readonly asks: boolean } | null;
  readonly now: Date;
  /** A number in [0, 1). */
  readonly random: () => number;
}

export type Word = 'nudge' | 'complaint' | 'last-word' | 'detail' | 'question' | 'thanks';
export type Move = { act: 'nothing' } | { act: 'say'; word: Word } | { act: 'amend' } | { act: 'retract' };

interface Manner {
  /** Seconds without an answer before the first nudge. */
  readonly patience: number;
  readonly nudges: number;
  readonly lastWord: boolean;
  /** Chances, of 1. */
  readonly asksBack: number;
  readonly thanks: number;
}

export const MANNERS: Readonly<Record<Temperament, Manner>> = {
  warm: { patience: 240, nudges: 1, lastWord: false, asksBack: 0.4, thanks: 1 },
  calm: { patience: 300, nudges: 1, lastWord: false, asksBack: 0.3, thanks: 0.8 },
  anxious: { patience: 80, nudges: 2, lastWord: false, asksBack: 0.6, thanks: 1 },
  impatient: { patience: 65, nudges: 3, lastWord: false, asksBack: 0.35, thanks: 0.6 },
  hot: { patience: 55, nudges: 2, lastWord: true, asksBack: 0.25, thanks: 0.5 },
  wry: { patience: 180, nudges: 2, lastWord: true, asksBack: 0.3, thanks: 0.8 },
};

/** Past this many seconds after its hour, nobody comes back to a thread: the network was stopped, and people went on with their day. */
export const FORGETS_AFTER_SECONDS = 900;

const after = (now: Date, seconds: number): Date => new Date(now.getTime() + seconds * 1_000);
const between = (low: number, high: number, random: () => number): number => low + (high - low) * random();

/** When a character first looks back at what it has just posted. */
export function firstLook(temperament: Temperament, reserve: Reserve, { now, random }: Pick<Situation, 'now' | 'random'>): Date {
  if (reserve.amendment) return after(now, between(15, 40, random));
  return after(now, MANNERS[temperament].patience * between(0.8, 1.3, random));
}

/** The next move, and the state after it. */
export function nextMove(state: StorylineState, situation: Situation): { move: Move; state: StorylineState } {
  switch (state.stage) {
    case 'over':
      return { move: { act: 'nothing' }, state };
    case 'waiting':
      return wait(state, situation);
    case 'reading':
      return read(state, situation);
  }
}

type Step = { move: Move; state: StorylineState };
const leave = (state: StorylineState, move: Move = { act: 'nothing' }): Step => ({ move, state: { ...state, stage: 'over' } });
const overdue = (state: StorylineState, now: Date): boolean => now.getTime() - state.actAt.getTime() > FORGETS_AFTER_SECONDS * 1_000;

function wait(state: StorylineState, { temperament, reserve, answer, now, random }: Situation): Step {
  const manner = MANNERS[temperament];
  if (answer) return { move: { act: 'nothing' }, state: { ...state, stage: 'reading', actAt: after(now, between(8, 35, random)) } };
  if (now < state.actAt) return { move: { act: 'nothing' }, state };
  if (overdue(state, now)) return leave(state);
  if (reserve.amendment && !state.amended && state.nudges === 0) {
    return { move: { act: 'amend' }, state: { ...state, amended: true, actAt: after(now, manner.patience) } };
  }
  if (state.nudges >= manner.nudges) {
    if (reserve.retracts) return leave(state, { act: 'retract' });
    return leave(state, manner.lastWord ? { act: 'say', word: 'last-word' } : { act: 'nothing' });
  }
  const nudges = state.nudges + 1;
  return {
    move: { act: 'say', word: state.nudges === 0 ? 'nudge' : 'complaint' },
    state: { ...state, nudges, spokeAt: now, actAt: after(now, manner.patience * 1.5 ** nudges * between(0.8, 1.2, random)) },
  };
}

function read(state: StorylineState, { temperament, reserve, answer, now, random }: Situation): Step {
  const manner = MANNERS[temperament];
  // The answer was taken away meanwhile.
  if (!answer) return { move: { act: 'nothing' }, state: { ...state, stage: 'waiting', actAt: after(now, manner.patience) } };
  if (now < state.actAt) return { move: { act: 'nothing' }, state };
  if (overdue(state, now)) return leave(state);
  const spoken: StorylineState = { ...state, stage: 'waiting', spokeAt: now, actAt: after(now, manner.patience * between(1, 1.5, random)) };
  if (answer.asks && state.detailsGiven < reserve.details) {
    return { move: { act: 'say', word: 'detail' }, state: { ...spoken, detailsGiven: state.detailsGiven + 1 } };
  }
  if (reserve.question && !state.asked && random() < manner.asksBack) {
    return { move: { act: 'say', word: 'question' }, state: { ...spoken, asked: true } };
  }
  return leave(state, random() < manner.thanks ? { act: 'say', word: 'thanks' } : { act: 'nothing' });
}
