import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { firstLook, FORGETS_AFTER_SECONDS, MANNERS, nextMove } from './character.ts';
import type { Move, Reserve, StorylineState, Temperament } from './character.ts';

const START = new Date('2026-11-20T07:00:00Z');
const later = (seconds: number): Date => new Date(START.getTime() + seconds * 1_000);
const temperaments = fc.constantFrom(...(Object.keys(MANNERS) as Temperament[]));
const reserves = fc.record({ details: fc.nat(2), question: fc.boolean(), amendment: fc.boolean(), retracts: fc.boolean() });
const noReserve: Reserve = { details: 0, question: false, amendment: false, retracts: false };
const opened = (actAt: Date): StorylineState => ({
  stage: 'waiting',
  nudges: 0,
  detailsGiven: 0,
  asked: false,
  amended: false,
  spokeAt: START,
  actAt,
});

/** A generator of chance that depends on its seed alone. */
function chanceOf(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
}

type Team = (secondsSinceSpoken: number) => { asks: boolean } | null;

/** Plays a whole storyline, a look every 10 s, with a team that answers as `team` says. */
function playOut(
  temperament: Temperament,
  reserve: Reserve,
  { seed, team }: { seed: number; team: Team },
): { moves: Move[]; state: StorylineState } {
  const random = chanceOf(seed);
  let state = opened(firstLook(temperament, reserve, { now: START, random }));
  const moves: Move[] = [];
  for (let seconds = 0; seconds < 7_200 && state.stage !== 'over'; seconds += 10) {
    const now = later(seconds);
    const answer = team((now.getTime() - state.spokeAt.getTime()) / 1_000);
    const step = nextMove(state, { temperament, reserve, answer, now, random });
    if (step.move.act !== 'nothing') moves.push(step.move);
    state = step.state;
  }
  return { moves, state };
}

const said = (moves: readonly Move[], word: string): number => moves.filter((move) => move.act === 'say' && move.word === word).length;
const seeds = fc.integer({ min: 1, max: 2_000_000_000 });
const teams = fc.tuple(fc.integer({ min: 0, max: 900 }), fc.boolean(), fc.boolean()).map(
  ([delay, asks, answers]): Team =>
    (seconds) =>
      answers && seconds > delay ? { asks } : null,
);

describe('a character', () => {
  it('comes to an end, with a bounded number of words of each kind, whatever the team does', () => {
    fc.assert(
      fc.property(temperaments, reserves, seeds, teams, (temperament, reserve, seed, team) => {
        const { moves, state } = playOut(temperament, reserve, { seed, team });
        assert.equal(state.stage, 'over');
        assert.ok(said(moves, 'nudge') + said(moves, 'complaint') <= MANNERS[temperament].nudges);
        assert.ok(said(moves, 'detail') <= reserve.details);
        assert.ok(said(moves, 'question') <= (reserve.question ? 1 : 0));
        assert.ok(said(moves, 'thanks') + said(moves, 'last-word') <= 1);
        assert.ok(moves.filter(({ act }) => act === 'amend').length <= (reserve.amendment ? 1 : 0));
        assert.ok(moves.filter(({ act }) => act === 'retract').length <= (reserve.retracts ? 1 : 0));
      }),
    );
  });

  it('does the same again from the same seed', () => {
    fc.assert(
      fc.property(temperaments, reserves, seeds, (temperament, reserve, seed) => {
        const team: Team = (seconds) => (seconds > 100 ? { asks: true } : null);
        assert.deepEqual(playOut(temperament, reserve, { seed, team }), playOut(temperament, reserve, { seed, team }));
      }),
    );
  });

  it('comes back sooner when it is impatient', () => {
    const look = (temperament: Temperament) => firstLook(temperament, noReserve, { now: START, random: () => 0.5 });
    assert.ok(look('hot') < look('wry') && look('impatient') < look('calm'));
  });

  it('comes back at its hour when nobody has answered, not before', () => {
    const state = opened(later(60));
    const situation = { temperament: 'impatient' as const, reserve: noReserve, answer: null, random: () => 0.5 };
    assert.deepEqual(nextMove(state, { ...situation, now: later(59) }).move, { act: 'nothing' });
    assert.deepEqual(nextMove(state, { ...situation, now: later(60) }).move, { act: 'say', word: 'nudge' });
  });

  it('reads an answer before it reacts, gives the detail that it is asked for, then thanks', () => {
    const reserve: Reserve = { ...noReserve, details: 1 };
    const { moves } = playOut('warm', reserve, { seed: 7, team: (seconds) => (seconds > 30 ? { asks: true } : null) });
    assert.deepEqual(moves, [
      { act: 'say', word: 'detail' },
      { act: 'say', word: 'thanks' },
    ]);
  });

  it('forgets a thread when the network was stopped over its hour: no burst after a night', () => {
    fc.assert(
      fc.property(temperaments, reserves, fc.integer({ min: FORGETS_AFTER_SECONDS + 1, max: 1_000_000 }), (temperament, reserve, late) => {
        const { move, state } = nextMove(opened(START), { temperament, reserve, answer: null, now: later(late), random: () => 0 });
        assert.deepEqual([move.act, state.stage], ['nothing', 'over']);
      }),
    );
  });

  it('waits again when the answer that it reads is taken away', () => {
    const reading: StorylineState = { ...opened(later(20)), stage: 'reading' };
    const { state } = nextMove(reading, { temperament: 'calm', reserve: noReserve, answer: null, now: later(30), random: () => 0 });
    assert.equal(state.stage, 'waiting');
  });
});
