/** Thousands of posts to an account of ours at once, as they lie on a network while nobody listens: every second one answers the one before. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { FakeMastodon } from '../../test/networks/mastodon/server.ts';
import type { AtNetwork, PostedRecord } from '../../test/networks/harness.ts';
import type { FakeX } from '../../test/networks/x/server.ts';
import type { NewPost } from '../../test/networks/x/world.ts';

/** Writes `count` posts, told apart by `numberOf`. */
export type Fill = (account: { readonly handle: string }, count: number) => Promise<void>;

const SPEAKERS = 5;
const ROUND = 200;
const MOST_DRAINS = 10;

/** A millisecond apart, so that each has its place in the order; the AT network takes longer than that to write them. */
const momentOf = (began: number, n: number): Date => new Date(began + n);
const passed = async (moment: Date): Promise<void> => await sleep(Math.max(0, moment.getTime() - Date.now()));

const textOf = (handle: string, number: number): string => `@${handle} message ${number}.`;

/** Which of the posts a text is; -1: none of them. */
export const numberOf = (text: string): number => Number(/ message (\d+)\.$/.exec(text)?.[1] ?? -1);

export const fillMastodon =
  ({ world }: FakeMastodon): Fill =>
  async ({ handle }, count) => {
    const people = Array.from({ length: SPEAKERS }, (_, n) => world.addPerson({ username: `foule${n}` }));
    const began = Date.now();
    let parentId: string | null = null;
    for (let n = 0; n < count; n += 1) {
      const { id }: { id: string } = world.post(
        people[n % SPEAKERS]!,
        { text: textOf(handle, n), parentId: n % 2 === 0 ? null : parentId },
        momentOf(began, n),
      );
      parentId = id;
    }
    await passed(momentOf(began, count));
  };

export const fillX =
  ({ world }: FakeX): Fill =>
  async ({ handle }, count) => {
    const people = Array.from({ length: SPEAKERS }, (_, n) => world.addUser(`foule${n}`));
    const began = Date.now();
    let replyTo: string | null = null;
    for (let n = 0; n < count; n += 1) {
      const post: NewPost = { authorId: people[n % SPEAKERS]!.id, text: textOf(handle, n), replyTo: n % 2 === 0 ? null : replyTo };
      replyTo = world.addPost({ ...post, at: momentOf(began, n).getTime() }).id;
    }
    await passed(momentOf(began, count));
  };

/** In rounds, so that the network's index keeps up however busy the machine is. */
export const fillAt =
  (at: AtNetwork): Fill =>
  async ({ handle }, count) => {
    const people = await Promise.all(Array.from({ length: SPEAKERS }, (_, n) => at.createPerson({ handle: `foule${n}` })));
    const { data } = await people[0]!.agent.resolveHandle({ handle });
    const began = Date.now();
    const write = (n: number, parent?: PostedRecord) => ({
      text: textOf(handle, n),
      facets: [
        {
          index: { byteStart: 0, byteEnd: handle.length + 1 },
          features: [{ $type: 'app.bsky.richtext.facet#mention', did: data.did }],
        },
      ],
      createdAt: momentOf(began, n).toISOString(),
      ...(parent === undefined ? {} : { reply: { root: parent, parent } }),
    });
    for (let from = 0; from < count; from += 2 * ROUND) {
      const even = Array.from({ length: ROUND }, (_, n) => from + 2 * n).filter((n) => n < count);
      const begun = await people[(from / (2 * ROUND)) % SPEAKERS]!.postMany(even.map((n) => write(n)));
      const answers = even.flatMap((n, index) => (n + 1 < count ? write(n + 1, begun[index]!) : []));
      await people[(from / (2 * ROUND) + 1) % SPEAKERS]!.postMany(answers);
      await drained(at);
    }
  };

/** A machine that is busy takes more than one call. */
async function drained(at: AtNetwork): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    const failure: unknown = await at.drain().then(
      () => null,
      (error: unknown) => error,
    );
    if (failure === null) return;
    if (tries === MOST_DRAINS) throw failure;
  }
}
