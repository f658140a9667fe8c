import type { MessageView } from '../../../src/inbox/schema.ts';

type Poll = NonNullable<MessageView['poll']>;

/** Each option's part of all votes, from 0 to 1; null where its votes are not told, or nobody has voted. `total`: null unless all are told. */
export function pollShares({ options }: Pick<Poll, 'options'>): { shares: readonly (number | null)[]; total: number | null } {
  const votes = options.map((option) => (option.votes === null ? null : Math.max(0, option.votes)));
  const told = votes.filter((one) => one !== null);
  const sum = told.reduce((so, one) => so + one, 0);
  return {
    shares: votes.map((one) => (one === null || sum === 0 ? null : one / sum)),
    total: told.length === votes.length ? sum : null,
  };
}
