/** What the network, its moderators or authors warn of: https://atproto.com/specs/label */
import { z } from 'zod';

const MOST = 20;
const label = z.looseObject({
  val: z.string().regex(/^[!a-zA-Z0-9_-]{1,128}$/),
  neg: z.boolean().optional().catch(undefined),
  exp: z.string().optional().catch(undefined),
});

/** The values of the labels of a post and of its author that hold now, in small letters, each once. One that was taken back holds no more. */
export function readLabels(...lists: readonly unknown[]): string[] {
  const values = new Set<string>();
  for (const list of lists) {
    for (const candidate of Array.isArray(list) ? list.slice(0, MOST * 5) : []) {
      const { data } = label.safeParse(candidate);
      if (data === undefined || data.neg === true || Date.parse(data.exp ?? '') < Date.now()) continue;
      // How an author asks not to be shown to who is not signed in: nothing that we show is.
      if (data.val !== '!no-unauthenticated') values.add(data.val.toLowerCase());
    }
  }
  return [...values].slice(0, MOST);
}
