import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { askedDelay, lookUpDelay, nextState, retryDelay, retryEvent, UNSETTLED } from './publication.ts';
import type { PublicationEvent } from './publication.ts';
import { publicationStateSchema } from './schema.ts';
import type { PublicationState } from './schema.ts';

const EVENTS: readonly PublicationEvent[] = [
  'released',
  'sent-back',
  'leaves',
  'arrived',
  'put-off',
  'failed',
  'shut-out',
  'stopped',
  'lost',
  'let-in',
  'undone',
  'retried',
  'checked-again',
  'discarded',
  'recalled',
  'taken-down',
  'kept-up',
];
const events = fc.array(fc.constantFrom(...EVENTS), { maxLength: 40 });

/** Lets what can happen happen, and answers each step that did. */
function live(wanted: readonly PublicationEvent[], start: PublicationState = 'scheduled') {
  const steps: { from: PublicationState; event: PublicationEvent; to: PublicationState }[] = [];
  let from = start;
  for (const event of wanted) {
    const to = nextState(from, event);
    if (to === null) continue;
    steps.push({ from, event, to });
    from = to;
  }
  return { steps, end: from };
}

describe('the life of a publication', () => {
  test('ends when it is cancelled, and when it was taken down; once sent, nothing sends it again', () => {
    fc.assert(
      fc.property(events, (wanted) => {
        const { steps } = live(wanted);
        const last = steps.findIndex(({ to }) => to === 'cancelled' || to === 'withdrawn');
        assert.ok(last === -1 || last === steps.length - 1);
        const sent = steps.findIndex(({ to }) => to === 'sent');
        const after = sent === -1 ? [] : steps.slice(sent + 1);
        assert.ok(after.every(({ to }) => to === 'withdrawing' || to === 'withdrawn' || to === 'withdraw-failed'));
      }),
    );
  });

  test('can be taken down only once it is sent, and tried again while it stands', () => {
    for (const state of publicationStateSchema.options) {
      assert.equal(nextState(state, 'recalled'), state === 'sent' || state === 'withdraw-failed' ? 'withdrawing' : null, state);
    }
    assert.equal(nextState('withdrawing', 'kept-up'), 'withdraw-failed');
    assert.equal(nextState('withdrawing', 'taken-down'), 'withdrawn');
  });

  test('has no way to be cancelled while it may be on the network', () => {
    fc.assert(
      fc.property(events, (wanted) => {
        for (const { from, to } of live(wanted).steps) {
          if (to === 'cancelled') assert.ok(from !== 'sending' && from !== 'outcome-unknown' && from !== 'sent');
        }
      }),
    );
  });

  test('is taken back only before it ever left', () => {
    fc.assert(
      fc.property(fc.constantFrom(...publicationStateSchema.options), (state) => {
        assert.equal(nextState(state, 'undone'), state === 'scheduled' || state === 'held' ? 'cancelled' : null);
      }),
    );
  });

  test('held, is on its way only once somebody else let it leave; nothing holds it again, and time does nothing', () => {
    fc.assert(
      fc.property(events, (wanted) => {
        const { steps } = live(wanted, 'held');
        for (const { from, event } of steps.filter((step) => step.from === 'held'))
          assert.ok(from === 'held' && (event === 'released' || event === 'sent-back' || event === 'undone'));
        const released = steps.findIndex(({ event }) => event === 'released');
        if (released === -1) assert.ok(steps.every(({ to }) => to === 'cancelled'));
        else assert.equal(released, 0);
        assert.ok(steps.every(({ to }) => to !== 'held'));
      }),
    );
  });

  test('goes from an unknown outcome back to the queue only through a look-up, never by a person', () => {
    assert.equal(nextState('outcome-unknown', 'retried'), null);
    assert.equal(nextState('outcome-unknown', 'put-off'), null);
    assert.equal(retryEvent({ state: 'failed', failure: { kind: 'outcome-unknown' } }), 'checked-again');
    assert.equal(nextState('failed', 'checked-again'), 'outcome-unknown');
  });

  test('goes on from every unsettled state', () => {
    for (const state of UNSETTLED)
      assert.ok(
        EVENTS.some((event) => nextState(state, event) !== null),
        state,
      );
  });

  test('is never tried faster than a network asks, nor left for longer than the bounds say', () => {
    fc.assert(
      fc.property(fc.nat(1_000), fc.date({ noInvalidDate: true }), (count, retryAt) => {
        assert.ok(retryDelay(count) >= 2_000 && retryDelay(count) <= 300_000);
        assert.ok(lookUpDelay(count) >= 1_000 && lookUpDelay(count) <= 60_000);
        const asked = askedDelay(retryAt, Date.now());
        assert.ok(asked >= 1_000 && asked <= 3_600_000);
      }),
    );
  });
});
