/**
 * What the guard-rails stop, and how fast. Without arguments: an invented account's voice, ordinary posts of the same account that it did not learn from,
 * the drafts of test/labels/storms, and the time of an evaluation. With files of real posts (`bin/bench guardrails posts.csv …`): each account's first half is
 * learned and its second half judged as by an *autonome*; without its voice, all of it.
 */
import { createReadStream } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { evaluate, learnVoice, prepareContext } from '../src/guardrails/index.ts';
import type { PastPost, Voice } from '../src/guardrails/index.ts';
import { openHistory } from '../src/signatures/history/index.ts';
import { inventPast } from './guardrails/invent.ts';
import { readStorms, scoreStorms } from './guardrails/storms.ts';

const LIMITS = { p95Milliseconds: 1, held: 0.02, paused: 0.05, stormsStopped: 0.95, subtleStopped: 0.7 };
const PAST = 2_000;
const ORDINARY = 2_000;

interface Share {
  posts: number;
  paused: number;
  held: number;
}

interface Times {
  readonly wall: number[];
  /** Of this thread alone: what else the machine does is left out. */
  readonly cpu: number[];
}

function judgeAll(posts: readonly PastPost[], voice: Voice | null, times?: Times): Share {
  const share = { posts: posts.length, paused: 0, held: 0 };
  for (const { text, reply } of posts) {
    const begun = performance.now();
    const before = process.threadCpuUsage();
    const context = prepareContext({ draft: { text }, account: { id: 'a', voice }, thread: reply ? { text: 'Bonjour' } : null });
    const { outcome } = evaluate(context, 'autonomous');
    const { user, system } = process.threadCpuUsage(before);
    times?.cpu.push((user + system) / 1000);
    times?.wall.push(performance.now() - begun);
    if (outcome === 'pause') share.paused++;
    if (outcome === 'hold') share.held++;
  }
  return share;
}

const rate = (part: number, whole: number): number => Math.round((part / Math.max(1, whole)) * 10_000) / 10_000;
const told = ({ posts, paused, held }: Share) => ({ posts, paused: rate(paused, posts), held: rate(held, posts) });

/** Each account's own posts, in the order of time. */
async function readAccounts(file: string): Promise<Map<string, PastPost[]>> {
  const opened = await openHistory(() => createReadStream(file), { zone: 'Europe/Paris' });
  if (!opened.ok) throw new Error(`${file}: ${opened.error.kind}`);
  const accounts = new Map<string, { at: number; post: PastPost }[]>();
  for await (const batch of opened.value.read().batches) {
    for (const { account, author, inbound, text, kind, inReplyTo, at } of batch) {
      if (inbound === true) continue;
      const name = account ?? (inbound === false ? (author ?? '') : '');
      const posts = accounts.get(name) ?? [];
      accounts.set(name, posts);
      posts.push({ at: at ?? 0, post: { text, reply: inReplyTo !== null || kind === 'reply' } });
    }
  }
  return new Map([...accounts].map(([name, posts]) => [name, posts.toSorted((one, other) => one.at - other.at).map(({ post }) => post)]));
}

async function measureFile(file: string): Promise<object> {
  const total = { posts: 0, paused: 0, held: 0 };
  const later = { posts: 0, paused: 0, held: 0 };
  const add = (to: Share, { posts, paused, held }: Share): void => {
    to.posts += posts;
    to.paused += paused;
    to.held += held;
  };
  for (const posts of (await readAccounts(file)).values()) {
    add(total, judgeAll(posts, null));
    const voice = learnVoice(posts.slice(0, posts.length / 2));
    if (voice) add(later, judgeAll(posts.slice(posts.length / 2), voice));
  }
  return { file, withoutVoice: told(total), laterHalfWithVoice: told(later) };
}

const files = process.argv.slice(2);
const real: object[] = [];
for (const file of files) real.push(await measureFile(file));

const begun = performance.now();
const voices = { fr: learnVoice(inventPast(PAST, 'fr')), en: learnVoice(inventPast(PAST, 'en')) };
const learnMilliseconds = Math.round((performance.now() - begun) / 2);
const ordinary = inventPast(ORDINARY, 'fr', 11);
judgeAll(ordinary.slice(0, 500), voices.fr);
const times: Times = { wall: [], cpu: [] };
const share = judgeAll(ordinary, voices.fr, times);
const at = (all: readonly number[], part: number): number =>
  Math.round(all.toSorted((one, other) => one - other)[Math.floor(all.length * part)]! * 1000) / 1000;
const storms = [...readStorms('first'), ...readStorms('second')];
const score = scoreStorms(storms, (language) => voices[language]);
const figures = {
  milliseconds: { p50: at(times.wall, 0.5), p95: at(times.wall, 0.95) },
  cpuMilliseconds: { p50: at(times.cpu, 0.5), p95: at(times.cpu, 0.95) },
  learn: { posts: PAST, milliseconds: learnMilliseconds },
  ordinary: told(share),
  storms: {
    first: scoreStorms(readStorms('first'), (language) => voices[language]),
    second: scoreStorms(readStorms('second'), (language) => voices[language]),
  },
  stormsWithoutVoice: scoreStorms(storms, () => null),
  real,
  limits: LIMITS,
  machine: { cores: availableParallelism(), load: loadavg()[0] },
};
console.log(JSON.stringify(figures));
const met =
  // The one counts waiting for other work, the other counts in steps of a scheduler.
  Math.min(at(times.wall, 0.95), at(times.cpu, 0.95)) <= LIMITS.p95Milliseconds &&
  rate(share.held, share.posts) <= LIMITS.held &&
  rate(share.paused, share.posts) <= LIMITS.paused &&
  score.stopped >= LIMITS.stormsStopped * score.drafts &&
  score.subtleStopped >= LIMITS.subtleStopped * score.subtle;
process.exitCode = met ? 0 : 1;
