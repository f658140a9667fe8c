// Runs every test, phase by phase, and prints `N passed, N failed` last. What bin/test calls; `run-tests.ts rules database` runs those only.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { countChecks, planPhases } from './phases.ts';
import type { Count, Phase } from './phases.ts';
import { startTestServer } from './test-server.ts';

const root = path.resolve(import.meta.dirname, '../..');
const scratch = mkdtempSync(path.join(tmpdir(), 'visavis-run-'));
const say = (line: string): void => void process.stdout.write(`${line}\n`);
// The whole run ends within half an hour, whatever hangs.
const overallDeadline = performance.now() + 29 * 60_000;

const check: Phase = { name: 'check', args: [], timeoutMs: 5 * 60_000, count: countChecks };
const wanted = process.argv.slice(2);
const groups = [[check], ...planPhases(root, scratch)].map((group) =>
  group.filter(({ name }) => wanted.length === 0 || wanted.includes(name)),
);

const running = new Set<number>();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    for (const pid of running) endGroup(pid, 'SIGKILL');
    process.exit(130);
  });
}

/** Runs a phase. A crash is a failure even when no test failed, and so is a phase that had tests to run and ran none. */
async function runPhase(phase: Phase, databaseUrl: string): Promise<Count> {
  if (!phase.args) return { passed: 0, failed: 0, failures: [], whole: true };
  const called = phase.part === undefined ? phase.name : `${phase.name}, ${phase.part}`;
  say(`\n── ${called}`);
  const started = performance.now();
  const { end, output } = await runCommand(phase, databaseUrl);
  const count = phase.count(output);
  const wrong = [
    ...(end !== 0 && count.failed === 0 ? [`the tests of ${called} ended with ${end}`] : []),
    ...(end === 0 && !count.whole ? [`the tests of ${called} stopped before their end`] : []),
    ...(end === 0 && count.passed + count.failed === 0 ? [`the tests of ${called} ran no test`] : []),
  ];
  const total = { ...count, failed: count.failed + wrong.length, failures: [...count.failures, ...wrong] };
  say(`\n${called}: ${total.passed} passed, ${total.failed} failed in ${Math.round((performance.now() - started) / 1000)} s`);
  return total;
}

async function runCommand(phase: Phase, databaseUrl: string): Promise<{ end: number | string; output: string }> {
  const environment = { ...process.env, TEST_DATABASE_URL: databaseUrl, ...phase.environment };
  const [command, args] = phase === check ? [path.join(root, 'bin/check'), []] : [process.execPath, phase.args ?? []];
  // A group of its own, so that a hang is ended with all that it started.
  const child = spawn(command, args, { cwd: root, env: environment, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  if (child.pid) running.add(child.pid);
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    process.stdout.write(text);
  });
  child.stderr.pipe(process.stderr, { end: false });
  const allowed = Math.min(phase.timeoutMs, Math.max(overallDeadline - performance.now(), 1_000));
  let reason: string | null = null;
  const endFor = (why: string) => {
    reason = why;
    if (child.pid) endGroup(child.pid, 'SIGKILL');
  };
  const timer = setTimeout(() => endFor(`no end after ${Math.round(allowed / 1000)} s`), allowed);
  // A test ends within its own time limit. When none does, they are all over, and one of them left a server or a timer behind.
  let [progress, since] = [0, performance.now()];
  const watch = setInterval(() => {
    const now = phase.progress?.() ?? 0;
    if (now !== progress) [progress, since] = [now, performance.now()];
    if (performance.now() - since > (phase.quietMs ?? Infinity)) endFor('something left running: a test must close what it opened');
  }, 1_000);
  const end = await new Promise<number | string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(reason ?? signal ?? code ?? 1));
  });
  clearTimeout(timer);
  clearInterval(watch);
  // What the phase left running, if anything, has no reason to.
  if (child.pid) {
    endGroup(child.pid, 'SIGTERM');
    running.delete(child.pid);
  }
  return { end, output };
}

function endGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // It has ended.
  }
}

const given = process.env['TEST_DATABASE_URL'];
const server = given ? { url: given, stop: async () => {} } : await startTestServer();
const counts: Count[] = [];
for (const group of groups) counts.push(...(await Promise.all(group.map((phase) => runPhase(phase, server.url)))));
await server.stop();
rmSync(scratch, { recursive: true, force: true });

const failures = counts.flatMap((count) => count.failures);
if (failures.length > 0) say(`\nFailed:\n${failures.map((name) => `  ✖ ${name}`).join('\n')}`);
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
say(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
