/** What a delivery run left: on the PDS, record by record, and in the product's own database. */
import pg from 'pg';
import { silentLog } from '../../src/platform/log.ts';
import { describePostgresFailure, startEmbeddedPostgres } from '../../src/platform/postgres/index.ts';
import type { Expected } from './delivery-run.ts';
import type { AtNetwork } from './harness.ts';

export interface DeliveryCount {
  /** On the PDS, of all accounts. */
  readonly records: number;
  readonly missing: number;
  readonly doubled: number;
  /** With words that nobody gave. */
  readonly strange: number;
  /** In the wrong place of their thread, or at the head of one when they should not be. */
  readonly misplaced: number;
  /** Publications of ours in any state but *sent*. */
  readonly notSent: number;
  /** Publications whose address leads to other words, or nowhere. */
  readonly wrongAddress: number;
  /** Sends whose outcome nobody knew and that were looked up. */
  readonly lookedUp: number;
  /** Publications that took more than one try. */
  readonly triedAgain: number;
}

interface Found {
  readonly uri: string;
  readonly text: string;
  readonly parent: string | null;
  readonly root: string | null;
}

export async function countDelivery({
  network,
  home,
  expected,
}: {
  network: AtNetwork;
  home: string;
  expected: readonly Expected[];
}): Promise<DeliveryCount> {
  const onServer = new Map<string, readonly Found[]>();
  for (const { accountId, person } of expected) {
    const records = await network.recordsOf(person.did);
    onServer.set(
      accountId,
      records.map(({ uri, value }) => {
        const { text, reply } = value as { text: string; reply?: { parent: { uri: string }; root: { uri: string } } };
        return { uri, text, parent: reply?.parent.uri ?? null, root: reply?.root.uri ?? null };
      }),
    );
  }
  const counts = expected.map((one) => countAccount(one, onServer.get(one.accountId) ?? []));
  const sum = (pick: (count: (typeof counts)[number]) => number) => counts.reduce((total, count) => total + pick(count), 0);
  return {
    records: sum(({ records }) => records),
    missing: sum(({ missing }) => missing),
    doubled: sum(({ doubled }) => doubled),
    strange: sum(({ strange }) => strange),
    misplaced: sum(({ misplaced }) => misplaced),
    ...(await countOurs(home, onServer)),
  };
}

function countAccount({ posts, replies }: Expected, records: readonly Found[]) {
  const byText = new Map<string, Found[]>();
  for (const record of records) byText.set(record.text, [...(byText.get(record.text) ?? []), record]);
  const uriOf = (text: string | undefined): string | null => (text === undefined ? null : (byText.get(text)?.[0]?.uri ?? 'missing'));
  const wanted = new Map<string, { parent: string | null; root: string | null }>();
  for (const parts of posts) {
    for (const [index, text] of parts.entries())
      wanted.set(text, index === 0 ? { parent: null, root: null } : { parent: uriOf(parts[index - 1]), root: uriOf(parts[0]) });
  }
  for (const [text, { question }] of replies) wanted.set(text, { parent: question, root: question });
  const all = [...wanted];
  return {
    records: records.length,
    missing: all.filter(([text]) => !byText.has(text)).length,
    doubled: all.reduce((total, [text]) => total + Math.max(0, (byText.get(text)?.length ?? 0) - 1), 0),
    strange: records.filter(({ text }) => !wanted.has(text)).length,
    misplaced: records.filter(
      ({ text, parent, root }) => wanted.has(text) && (wanted.get(text)?.parent !== parent || wanted.get(text)?.root !== root),
    ).length,
  };
}

/** Opens the database that the product left, as it left it. */
async function countOurs(home: string, onServer: ReadonlyMap<string, readonly Found[]>) {
  const opened = await startEmbeddedPostgres({ home, log: silentLog() });
  if (!opened.ok) throw new Error(describePostgresFailure(opened.error));
  const client = new pg.Client({ connectionString: opened.value.url });
  try {
    await client.connect();
    const { rows } = await client.query<{ account_id: string; text: string; state: string; ref: string | null; attempts: number }>(
      'select account_id, text, state, ref, attempts from visavis.publication',
    );
    const { rows: unknown } = await client.query<{ count: number }>(
      "select count(*)::int as count from visavis.journal_entry where kind = 'publication.outcome-unknown'",
    );
    const leadsTo = new Map([...onServer].map(([accountId, records]) => [accountId, new Map(records.map(({ uri, text }) => [uri, text]))]));
    return {
      notSent: rows.filter(({ state }) => state !== 'sent').length,
      wrongAddress: rows.filter(({ account_id, ref, text }) => leadsTo.get(account_id)?.get(ref ?? '') !== text).length,
      lookedUp: unknown[0]?.count ?? 0,
      triedAgain: rows.filter(({ attempts }) => attempts > 1).length,
    };
  } finally {
    await client.end();
    await opened.value.stop();
  }
}
