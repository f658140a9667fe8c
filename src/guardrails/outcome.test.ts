import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { prepareContext } from './context.ts';
import { createDryRun } from './dry-run.ts';
import { evaluate } from './evaluate.ts';
import { LEVELS } from './finding.ts';
import { decide, LATITUDES, nameLatitude, readLatitude } from './outcome.ts';
import { resolveSettings } from './settings.ts';
import type { RuleSetting } from './settings.ts';

const finding = (level: (typeof LEVELS)[number], firm = false) => [{ level, firm }];
const STRENGTH = ['go', 'pause', 'hold'];

describe('what a finding does', () => {
  test('a note never stops anybody within the hours', () => {
    for (const latitude of LATITUDES) assert.equal(decide(finding('note'), latitude, 'open'), 'go');
    assert.equal(decide(finding('note'), 'apprentice', 'off'), 'pause');
  });

  test('an apprentie is held where an autonome pauses', () => {
    assert.equal(decide(finding('pause'), 'apprentice', 'open'), 'hold');
    assert.equal(decide(finding('pause'), 'autonomous', 'open'), 'pause');
    assert.equal(decide(finding('pause'), 'referent', 'open'), 'go');
  });

  test('a référente pauses where others are held, but for what nobody may send alone', () => {
    assert.equal(decide(finding('hold'), 'referent', 'open'), 'pause');
    assert.equal(decide(finding('hold', true), 'referent', 'open'), 'hold');
  });

  test('a stricter level, less latitude or no hours never let more through', () => {
    for (const latitude of LATITUDES) {
      for (const level of LEVELS) {
        assert.ok(STRENGTH.indexOf(decide(finding(level), latitude, 'off')) >= STRENGTH.indexOf(decide(finding(level), latitude, 'open')));
      }
      const outcomes = LEVELS.map((level) => STRENGTH.indexOf(decide(finding(level), latitude, 'open')));
      assert.deepEqual(outcomes, outcomes.toSorted());
    }
    for (const level of LEVELS) {
      const outcomes = LATITUDES.map((latitude) => STRENGTH.indexOf(decide(finding(level), latitude, 'open')));
      assert.deepEqual(outcomes, outcomes.toSorted().toReversed());
    }
  });

  test('the strictest of several decides, and nothing found goes', () => {
    assert.equal(decide([...finding('note'), ...finding('hold'), ...finding('pause')], 'autonomous', 'open'), 'hold');
    assert.equal(decide([], 'apprentice', 'off'), 'go');
  });
});

test('a latitude is read in both genders, with or without accents', () => {
  for (const latitude of LATITUDES) assert.equal(readLatitude(nameLatitude(latitude)), latitude);
  assert.equal(readLatitude('REFERENTE'), 'referent');
  assert.equal(readLatitude('apprenti'), 'apprentice');
  assert.equal(readLatitude('chef'), null);
});

describe('settings', () => {
  const setting = (rule: string, accountId: string | null, state: 'on' | 'off', level: RuleSetting['level'] = null): RuleSetting => ({
    rule,
    accountId,
    state,
    level,
  });
  const draft = prepareContext({ draft: { text: 'Mot de passe : Soleil2024!' } });

  test('an account’s own setting goes before its organisation’s', () => {
    const settings = [setting('secrets', null, 'off'), setting('secrets', 'a', 'on')];
    assert.equal(evaluate(draft, 'autonomous', resolveSettings(settings, 'a')).outcome, 'hold');
    assert.equal(evaluate(draft, 'autonomous', resolveSettings(settings, 'b')).outcome, 'go');
  });

  test('a level is the strictest that the rule may give', () => {
    const settings = resolveSettings([setting('secrets', null, 'on', 'note')], 'a');
    assert.deepEqual(
      evaluate(draft, 'autonomous', settings).findings.map(({ level }) => level),
      ['note'],
    );
  });
});

test('a dry run tells what would have been held before and after, and by which rule alone', () => {
  const off = resolveSettings([{ rule: 'secrets', accountId: null, state: 'off', level: null }], 'a');
  const run = createDryRun('autonomous');
  const outcomes = ['Bonne journée.', 'Mot de passe : Soleil2024!', 'Vous êtes un abruti.', 'Trafic rétabli.'].map(
    (text) => run.try({ draft: { text } }, { before: off, after: () => null }).outcome,
  );
  assert.deepEqual(outcomes, ['go', 'hold', 'pause', 'go']);
  const { messages, before, after, byRule } = run.result();
  assert.equal(messages, 4);
  assert.deepEqual(
    [before, after],
    [
      { paused: 1, held: 0 },
      { paused: 1, held: 1 },
    ],
  );
  assert.deepEqual(byRule['secrets'], { found: 1, decisive: 1 });
});
