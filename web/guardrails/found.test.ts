import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { FindingView, LookView } from '../../src/guardrails/schema.ts';
import { gather } from './found.ts';

const finding = (level: FindingView['level'], why: string, start: number, end: number): FindingView => ({
  rule: why,
  level,
  why,
  values: {},
  where: { start, end },
  firm: false,
});
const look = (outcome: LookView['outcome'], findings: FindingView[]): LookView => ({
  outcome,
  findings,
  latitude: 'autonomous',
  hours: 'open',
  linksPending: false,
});
const TEXT = 'Le 06 12 34 56 78 ce soir.';

describe('what is found in the words of several accounts', () => {
  it('is unknown until one has answered', () => {
    assert.equal(gather(new Map(), TEXT), null);
  });
  it('is told once when several find the same, with the accounts that do', () => {
    const phone = finding('hold', 'phone.mobile', 3, 17);
    const found = gather(
      new Map([
        ['a', { text: TEXT, look: look('hold', [phone]) }],
        ['b', { text: TEXT, look: look('pause', [phone, finding('note', 'unsigned', 0, 0)]) }],
      ]),
      TEXT,
    );
    assert.deepEqual(
      found?.found.map((one) => [one.finding.why, one.accountIds]),
      [
        ['phone.mobile', ['a', 'b']],
        ['unsigned', ['b']],
      ],
    );
    assert.equal(found?.outcome, 'hold');
  });
  it('comes strictest first, then as it stands in the words', () => {
    const findings = [
      finding('note', 'one', 0, 2),
      finding('pause', 'later', 18, 20),
      finding('pause', 'sooner', 3, 5),
      finding('hold', 'last', 21, 25),
    ];
    const found = gather(new Map([['a', { text: TEXT, look: look('hold', findings) }]]), TEXT);
    assert.deepEqual(
      found?.found.map((one) => one.finding.why),
      ['last', 'sooner', 'later', 'one'],
    );
  });
  it('moves with its words', () => {
    const looks = new Map([['a', { text: TEXT, look: look('hold', [finding('hold', 'phone.mobile', 3, 17)]) }]]);
    assert.deepEqual(gather(looks, `Oui. ${TEXT}`)?.found[0]?.where, { start: 8, end: 22 });
    assert.equal(gather(looks, TEXT.replace('34', '3'))?.found[0]?.where, null);
  });
});
