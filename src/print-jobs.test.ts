import assert from 'node:assert/strict';
import { test } from 'node:test';
import { printJobs } from './print-jobs.ts';

test('an exhausted job is one line: what it was, how often it was tried, until when, and why it failed', () => {
  const lines: string[] = [];
  const job = { id: '7', task: 'publishing.deliver', attempts: 10, lastError: 'no way\n  at somewhere', lastTriedAt: new Date(0) };
  assert.equal(
    printJobs([job], (line) => void lines.push(line)),
    0,
  );
  printJobs([], (line) => void lines.push(line));
  assert.deepEqual(lines, ['7  publishing.deliver    10 attempts  1970-01-01T00:00:00.000Z  no way', 'No job is exhausted.']);
});
