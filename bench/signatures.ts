/** bin/visavis lab signatures on 1,000,000 invented posts: seconds from start to exit, output written, and the most memory it held. */
import { spawn } from 'node:child_process';
import { createWriteStream, openSync, closeSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { createDice, writePost } from './signatures/invent.ts';

const POSTS = Number(process.env['BENCH_POSTS'] ?? 1_000_000);
const LIMITS = { seconds: 20, megabytes: 500 };
const MAIN = path.resolve(import.meta.dirname, '../src/main.ts');

async function writeFile(file: string): Promise<number> {
  const out = createWriteStream(file, { highWaterMark: 1 << 20 });
  out.write('id,created_at,kind,text\n');
  const dice = createDice(20_240_601);
  let lines: string[] = [];
  for (let post = 0; post < POSTS; post++) {
    lines.push(writePost(dice, post));
    if (lines.length < 5000 && post + 1 < POSTS) continue;
    if (!out.write(`${lines.join('\n')}\n`)) await new Promise<void>((resolve) => out.once('drain', resolve));
    lines = [];
  }
  out.end();
  await finished(out);
  return out.bytesWritten;
}

/** The most memory a process has held, in bytes, as Linux counts it; null when it has ended. */
function peakOf(pid: number): number | null {
  try {
    const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kilobytes === undefined ? null : Number(kilobytes) * 1024;
  } catch {
    return null;
  }
}

async function run(file: string, output: string): Promise<{ seconds: number; peak: number; code: number | null }> {
  const descriptor = openSync(output, 'w');
  const begun = performance.now();
  const child = spawn(process.execPath, [MAIN, 'lab', 'signatures', file], { stdio: ['ignore', descriptor, 'ignore'] });
  let peak = 0;
  const watch = setInterval(() => void (peak = Math.max(peak, child.pid ? (peakOf(child.pid) ?? 0) : 0)), 50);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', resolve);
  });
  clearInterval(watch);
  closeSync(descriptor);
  return { seconds: (performance.now() - begun) / 1000, peak, code };
}

const folder = await mkdtemp(path.join(tmpdir(), 'visavis-bench-signatures-'));
try {
  const file = path.join(folder, 'posts.csv');
  const output = path.join(folder, 'signatures.jsonl');
  const bytes = await writeFile(file);
  const { seconds, peak, code } = await run(file, output);
  const lines = readFileSync(output, 'utf8').trimEnd().split('\n');
  const { summary } = JSON.parse(lines.at(-1) ?? '{}') as { summary?: { messages: number; signed: number; signers: unknown[] } };
  const figures = {
    posts: POSTS,
    megabytesRead: Math.round(bytes / 1e6),
    seconds: Math.round(seconds * 10) / 10,
    peakMegabytes: Math.round(peak / 1e6),
    lines: lines.length,
    signed: summary?.signed,
    signers: summary?.signers.length,
    limits: LIMITS,
    machine: { cores: availableParallelism(), load: loadavg()[0] },
  };
  console.log(JSON.stringify(figures));
  const met = code === 0 && lines.length === POSTS + 1 && seconds <= LIMITS.seconds && peak <= LIMITS.megabytes * 1e6;
  process.exitCode = met ? 0 : 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
