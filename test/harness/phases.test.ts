import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { countChecks, countJourneys, countLines } from './phases.ts';

describe('the count of a test run', () => {
  test('takes skipped tests for neither passed nor failed', () => {
    const lines = ['passed', 'skipped', 'failed'].map((outcome) => JSON.stringify({ outcome, name: outcome, file: '/x.test.ts' }));
    assert.deepEqual(countLines(`${lines.join('\n')}\n`), { passed: 1, failed: 1, failures: ['failed (/x.test.ts)'] });
  });

  test('keeps what a process had passed before it crashed in the middle of a line', () => {
    assert.equal(countLines('{"outcome":"passed","name":"a"}\n{"outcome":"pas').passed, 1);
    assert.deepEqual(countLines(''), { passed: 0, failed: 0, failures: [] });
  });

  test('takes a journey that passed at its second attempt for a failure', () => {
    const report = { stats: { expected: 3, unexpected: 1, flaky: 1 }, suites: [{ suites: [{ specs: [{ title: 'send', ok: false }] }] }] };
    assert.deepEqual(countJourneys(JSON.stringify(report)), { passed: 3, failed: 2, failures: ['send'] });
  });

  test('counts each check once', () => {
    assert.deepEqual(countChecks('✔ lint\nsrc/a.ts\n✖ format\n✔ types\n'), { passed: 2, failed: 1, failures: ['format'] });
  });
});
