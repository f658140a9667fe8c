import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { WHOLE } from './tally-reporter.ts';
import type { TallyLine } from './tally-reporter.ts';

/** A part of the test run: one command, and how to read what it left. */
export interface Phase {
  readonly name: string;
  /** Of several that bear one name. */
  readonly part?: string;
  /** Arguments of node; null: nothing to run. */
  readonly args: readonly string[] | null;
  readonly environment?: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  count(output: string): Count;
  /** Grows as tests end. */
  progress?(): number;
  /** The longest that `progress` may stand still while tests run, in milliseconds. */
  readonly quietMs?: number;
}

export interface Count {
  readonly passed: number;
  readonly failed: number;
  /** Names of what failed. */
  readonly failures: readonly string[];
  /** Whether the run came to its end, as far as what it left can tell. */
  readonly whole: boolean;
}

const MINUTE = 60_000;
const JOURNEYS = 'test/journeys/playwright.config.ts';

/** Their servers are their own, and they mostly wait for them: they run beside the suites of the AT network. */
const OTHER_SERVERS = /^test\/networks\/(?:mastodon|x)[-.]/;

/** Every phase, in order: the quick ones first; those of one group run side by side. `scratch` is a folder for what they leave. */
export function planPhases(root: string, scratch: string): Phase[][] {
  const find = (pattern: string) =>
    globSync(pattern, { cwd: root, exclude: (name) => /(^|\/)(node_modules|dist)$/.test(String(name)) }).toSorted();
  const beside = find('{src,test,web,bench}/**/*.test.ts').filter((file) => !/^test\/(networks|journeys)\//.test(file));
  const networks = find('test/networks/**/*.test.ts');
  const slow = { scratch, timeoutMs: 12 * MINUTE, testTimeoutMs: 8 * MINUTE };
  const [others, at] = [networks.filter((file) => OTHER_SERVERS.test(file)), networks.filter((file) => !OTHER_SERVERS.test(file))];
  const rules = beside.filter((file) => !file.endsWith('.db.test.ts'));
  const database = beside.filter((file) => file.endsWith('.db.test.ts'));
  return [
    [nodeTests('rules', rules, { scratch, timeoutMs: 4 * MINUTE, testTimeoutMs: MINUTE })],
    [nodeTests('database', database, { scratch, timeoutMs: 12 * MINUTE, testTimeoutMs: 2 * MINUTE })],
    [journeys(root, scratch)],
    [nodeTests('networks', at, slow), nodeTests('networks', others, { ...slow, part: 'servers' })],
  ];
}

interface Limits {
  readonly scratch: string;
  readonly part?: string;
  readonly timeoutMs: number;
  readonly testTimeoutMs: number;
}

function nodeTests(name: string, files: readonly string[], { scratch, timeoutMs, testTimeoutMs, part }: Limits): Phase {
  const tally = path.join(scratch, `${name}${part === undefined ? '' : `-${part}`}.jsonl`);
  const args = [
    '--test',
    '--test-isolation=none',
    `--test-timeout=${testTimeoutMs}`,
    '--test-reporter=dot',
    '--test-reporter-destination=stdout',
    `--test-reporter=${path.join(import.meta.dirname, 'tally-reporter.ts')}`,
    `--test-reporter-destination=${tally}`,
    ...files,
  ];
  const read = () => (existsSync(tally) ? readFileSync(tally, 'utf8') : '');
  return {
    name,
    ...(part !== undefined && { part }),
    timeoutMs,
    args: files.length > 0 ? args : null,
    count: () => countLines(read()),
    progress: () => read().length,
    quietMs: testTimeoutMs + 15_000,
  };
}

function journeys(root: string, scratch: string): Phase {
  const report = path.join(scratch, 'journeys.json');
  return {
    name: 'journeys',
    timeoutMs: 18 * MINUTE,
    args: existsSync(path.join(root, JOURNEYS))
      ? ['node_modules/@playwright/test/cli.js', 'test', `--config=${JOURNEYS}`, '--reporter=line,json']
      : null,
    environment: { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    count: () => countJourneys(existsSync(report) ? readFileSync(report, 'utf8') : ''),
  };
}

/** Counts what the tally reporter wrote; a line cut short by a crash is left out. */
export function countLines(text: string): Count {
  const lines = text.split('\n');
  const results = lines.filter((line) => line.endsWith('}')).map((line) => JSON.parse(line) as TallyLine);
  const failures = results.filter(({ outcome }) => outcome === 'failed').map(({ name, file }) => (file ? `${name} (${file})` : name));
  const passed = results.filter(({ outcome }) => outcome === 'passed').length;
  return { passed, failed: failures.length, failures, whole: lines.includes(WHOLE) };
}

interface PlaywrightSuite {
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs?: readonly { readonly title: string; readonly ok: boolean }[];
}

/** Counts a report of Playwright: a journey that passed at a second attempt only has failed. */
export function countJourneys(json: string): Count {
  if (json === '') return { passed: 0, failed: 0, failures: [], whole: false };
  const report = JSON.parse(json) as { stats: { expected: number; unexpected: number; flaky: number }; suites: PlaywrightSuite[] };
  const { expected, unexpected, flaky } = report.stats;
  const names = (suite: PlaywrightSuite): string[] => [
    ...(suite.specs ?? []).filter(({ ok }) => !ok).map(({ title }) => title),
    ...(suite.suites ?? []).flatMap(names),
  ];
  return { passed: expected, failed: unexpected + flaky, failures: report.suites.flatMap(names), whole: true };
}

/** Counts the lines that bin/check prints, one per check. */
export function countChecks(output: string): Count {
  const lines = output.split('\n');
  const failures = lines.filter((line) => line.startsWith('✖ ')).map((line) => line.slice(2));
  return { passed: lines.filter((line) => line.startsWith('✔ ')).length, failed: failures.length, failures, whole: true };
}
