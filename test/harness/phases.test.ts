import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { WHOLE } from './tally-reporter.ts';
import { countChecks, countJourneys, countLines } from './phases.ts';

describe('the count of a test run', () => {
  test('takes skipped tests for neither passed nor failed', () => {
    const lines = ['passed', 'skipped', 'failed'].map((outcome) => JSON.stringify({ outcome, name: outcome, file: '/x.test.ts' }));
    const text = `${lines.join('\n')}\n${WHOLE}\n`;
    assert.deepEqual(countLines(text), { passed: 1, failed: 1, failures: ['failed (/x.test.ts)'], whole: true });
  });

  test('keeps what a process had passed before it crashed in the middle of a line', () => {
    const cut = countLines('{"outcome":"passed","name":"a"}\n{"outcome":"pas');
    assert.deepEqual(cut, { passed: 1, failed: 0, failures: [], whole: false });
    assert.deepEqual(countLines(''), { passed: 0, failed: 0, failures: [], whole: false });
  });

  test('takes a journey that passed at its second attempt for a failure', () => {
    const report = { stats: { expected: 3, unexpected: 1, flaky: 1 }, suites: [{ suites: [{ specs: [{ title: 'send', ok: false }] }] }] };
    assert.deepEqual(countJourneys(JSON.stringify(report)), { passed: 3, failed: 2, failures: ['send'], whole: true });
  });

  test('counts each check once', () => {
    assert.deepEqual(countChecks('✔ lint\nsrc/a.ts\n✖ format\n✔ types\n'), { passed: 2, failed: 1, failures: ['format'], whole: true });
  });
});
