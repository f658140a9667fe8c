import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { lastPersona, mustDeclare } from './thread-voice.ts';
import type { StandingPost } from './thread-voice.ts';

const lisa = { personaId: 'lisa', name: 'Lisa', revision: 2 };
const post = fc.record({
  persona: fc.constantFrom(null, lisa, { ...lisa, revision: 1 }, { personaId: 'max', name: 'Max', revision: 2 }),
  declared: fc.boolean(),
});

describe('who spoke last in a thread', () => {
  test('a character that never spoke, or not since it changed or since a person spoke, declares itself', () => {
    assert.ok(mustDeclare(lisa, []));
    assert.ok(mustDeclare(lisa, [{ persona: null, declared: false }]));
    assert.ok(mustDeclare({ ...lisa, revision: 3 }, [{ persona: lisa, declared: true }]));
    assert.ok(
      !mustDeclare(lisa, [
        { persona: lisa, declared: false },
        { persona: lisa, declared: true },
      ]),
    );
  });

  test('whatever came before, its words never stand without a true declaration of it above them', () => {
    fc.assert(
      fc.property(fc.array(post), (thread) => {
        const declares = mustDeclare(lisa, thread);
        const said: StandingPost[] = [{ persona: lisa, declared: declares }, ...thread];
        // From its newest words back, a declaration of the same revision comes before any other voice.
        const run = said.slice(
          0,
          said.findIndex(({ persona }) => persona !== lisa) === -1 ? said.length : said.findIndex(({ persona }) => persona !== lisa),
        );
        assert.ok(run.some(({ declared }) => declared));
        assert.equal(lastPersona(said), lisa);
      }),
    );
  });
});
