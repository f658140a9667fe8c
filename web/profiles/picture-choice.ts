import type { TeamPictureView } from '../../src/profiles/schema.ts';

/** What is chosen on the page and perhaps not published yet. */
export interface PictureChoice {
  /** Everybody who can be on it, in order. */
  readonly order: readonly string[];
  readonly off: ReadonlySet<string>;
  readonly withAvatar: boolean;
  readonly withBanner: boolean;
  readonly follows: boolean;
}

export const choiceOf = (picture: TeamPictureView): PictureChoice => ({
  order: picture.people.map(({ memberId }) => memberId),
  off: new Set(picture.people.filter(({ chosen }) => !chosen).map(({ memberId }) => memberId)),
  withAvatar: picture.withAvatar && picture.offersAvatar,
  withBanner: picture.withBanner && picture.offersBanner,
  follows: picture.follows,
});

/** The same choice among those who can be on the picture by now: who came is at the end, who went is gone. */
export function keepChoice(choice: PictureChoice, picture: TeamPictureView): PictureChoice {
  const there = new Set(picture.people.map(({ memberId }) => memberId));
  const known = new Set(choice.order);
  const came = picture.people.filter(({ memberId }) => !known.has(memberId));
  return {
    ...choice,
    order: [...choice.order.filter((memberId) => there.has(memberId)), ...came.map(({ memberId }) => memberId)],
    off: new Set([...choice.off, ...came.filter(({ chosen }) => !chosen).map(({ memberId }) => memberId)]),
  };
}

export const shownIn = ({ order, off }: PictureChoice): string[] => order.filter((memberId) => !off.has(memberId));

export function toggle(choice: PictureChoice, memberId: string): PictureChoice {
  const off = new Set(choice.off);
  if (!off.delete(memberId)) off.add(memberId);
  return { ...choice, off };
}

export function move(choice: PictureChoice, memberId: string, by: -1 | 1): PictureChoice {
  const from = choice.order.indexOf(memberId);
  const to = from + by;
  if (from < 0 || to < 0 || to >= choice.order.length) return choice;
  const order = choice.order.filter((one) => one !== memberId);
  order.splice(to, 0, memberId);
  return { ...choice, order };
}
