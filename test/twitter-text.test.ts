/**
 * Every length and entity case of twitter-text's conformance suite, by the functions that the product itself counts and reads with. What does
 * not pass is listed, with its reason, in docs/networks/twitter-text.md, which this test writes (`WRITE_LISTING=1`) and otherwise holds to what
 * it finds: a case that begins or ceases to pass, or whose reason is missing, fails it.
 */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { describe, test } from 'node:test';
import { findLinks } from '../src/networks/counting/index.ts';
import { countLength } from '../src/networks/x/text.ts';
import { findMentions } from '../src/posts/wording/index.ts';
import { tagsIn } from '../src/signatures/index.ts';

interface Case {
  readonly description: string;
  readonly text: string;
  readonly expected: unknown;
}
const SUITE = new URL('../src/networks/x/twitter-text-conformance.json', import.meta.url);
const LISTING = new URL('../docs/networks/twitter-text.md', import.meta.url);
const { cases } = JSON.parse(readFileSync(SUITE, 'utf8')) as { cases: Record<string, Case[]> };

const MAXIMUM = 280;
/** twitter-text's offsets are those of code points. */
const points = (text: string, offset: number): number => Array.from(text.slice(0, offset)).length;
interface Span {
  readonly start: number;
  readonly end: number;
}
const cut = (text: string, found: readonly Span[]): string[] => found.map(({ start, end }) => text.slice(start, end));
/** Each with what it is, under `key`, and where. */
const placed = <Found extends Span>(key: string, text: string, [found, is]: readonly [readonly Found[], (one: Found) => string]) =>
  found.map((one) => ({ [key]: is(one), indices: [points(text, one.start), points(text, one.end)] }));
const placedLinks = (text: string) => placed('url', text, [findLinks(text), ({ start, end }) => text.slice(start, end)]);
const links = (text: string): string[] => cut(text, findLinks(text));
const tags = (text: string): string[] => tagsIn(text).map(({ tag }) => tag);
const names = (text: string): string[] => findMentions(text).map(({ handle }) => handle);
const whole = (text: string, found: readonly string[]): boolean => found.length === 1 && found[0] === text;
/** What no X takes, wherever it stands. */
const INVALID = /[\ufffe\ufeff\uffff]/u;
const fits = (text: string): boolean => text.trim() !== '' && countLength(text) <= MAXIMUM && !INVALID.test(text);
const length = (text: string) => ({ weightedLength: countLength(text) });

/** What the product makes of a text, as each group of cases says it; a group that is not here is read by nothing of ours. */
const READS: Readonly<Record<string, (text: string) => unknown>> = {
  'validate/tweets': fits,
  'validate/usernames': (text) =>
    whole(
      text,
      names(text).map((name) => `@${name}`),
    ),
  'validate/hashtags': (text) =>
    whole(
      text,
      tags(text).map((tag) => `#${tag}`),
    ),
  'validate/urls': (text) => whole(text, links(text)),
  'validate/urls_without_protocol': (text) => whole(text, links(text)),
  'validate/WeightedTweetsCounterTest': length,
  'validate/WeightedTweetsWithDiscountedEmojiCounterTest': length,
  'validate/UnicodeDirectionalMarkerCounterTest': length,
  'extract/mentions': names,
  'extract/mentions_with_indices': (text) => placed('screen_name', text, [findMentions(text), ({ handle }) => handle]),
  'extract/urls': links,
  'extract/urls_with_indices': placedLinks,
  'extract/urls_with_directional_markers': placedLinks,
  'extract/tco_urls_with_params': links,
  'extract/hashtags': tags,
  'extract/hashtags_from_astral': tags,
  'extract/hashtags_with_indices': (text) => placed('hashtag', text, [tagsIn(text), ({ tag }) => tag]),
  'autolink/usernames': names,
  'autolink/hashtags': (text) => cut(text, tagsIn(text)),
  'autolink/urls': links,
};

const NOT_READ =
  'Nothing of ours reads it: the words leave as they are and X makes of them what it does; they count for their letters, as there.';
const REASONS: readonly { readonly group: RegExp; readonly which: RegExp; readonly reason: string }[] = [
  {
    group: /^extract\/(mentions_or_lists_with_indices|replies|cashtags)|^autolink\/(lists|cashtags|all|json)|^validate\/lists/,
    which: /./,
    reason: NOT_READ,
  },
  {
    group: /^validate\/tweets/,
    which: /141/,
    reason: 'Of when a post had room for 140 signs: it has for 280 now, and these fit.',
  },
  {
    group: /^validate\/WeightedTweetsCounterTest/,
    which: /emoji|mix of single byte/i,
    reason:
      'Weights of before 2018, when each part of an emoji counted; we count by those of today (configuration 3), which the next group holds us to.',
  },
  {
    group: /usernames|mentions/,
    which: /./,
    reason:
      'A mention is read as any of the networks might (`lea.bsky.social`, `lea@mastodon.example`), so that one text serves all; whom X makes of it is X’s, and its length is its letters’ whoever reads it.',
  },
  {
    group: /^autolink\/urls/,
    which: /without (protocol|www)|no protocol|not without a protocol|without protocol|only links the first|beginning in/i,
    reason:
      'X counts a link without `https://` as a link (`extract/urls` says so), which the older autolink leaves as words; we count as X does.',
  },
  {
    group: /^autolink\/hashtags/,
    which: /slash/,
    reason: 'After a slash other networks read no hashtag, and ours are read the same everywhere.',
  },
  {
    group: /urls/,
    which: /./,
    reason:
      'An address that nobody writes in earnest. It counts for its letters, or as a link; X has the last word when it refuses what is too long.',
  },
];
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
/** Of what a counter says, the length; of what else it says, we make nothing. */
const wanted = ({ expected }: Case): unknown =>
  typeof expected === 'object' && expected !== null && 'weightedLength' in expected
    ? { weightedLength: expected.weightedLength }
    : expected;

const results = Object.entries(cases).map(([group, all]) => {
  const read = READS[group];
  return { group, all, failing: read ? all.filter((one) => !same(read(one.text), wanted(one))) : all };
});
const reasonOf = (group: string, { description }: Case): string | undefined =>
  REASONS.find((one) => one.group.test(group) && one.which.test(description))?.reason;

function writeListing(): string {
  const total = results.reduce((sum, { all }) => sum + all.length, 0);
  const failing = results.reduce((sum, one) => sum + one.failing.length, 0);
  const rows = results.map(({ group, all, failing: not }) => `| ${group} | ${all.length} | ${all.length - not.length} |`);
  const byReason = new Map<string, string[]>();
  for (const { group, failing: not } of results)
    for (const one of not) {
      const reason = reasonOf(group, one) ?? 'NO REASON';
      byReason.set(reason, [...(byReason.get(reason) ?? []), `- ${group}: ${one.description}`]);
    }
  const sections = [...byReason].map(([reason, lines]) => `**${reason}**\n\n${lines.join('\n')}`);
  return `# twitter-text

Every length and entity case of [twitter-text](https://github.com/twitter/twitter-text)’s conformance suite, by the functions that the product counts and
reads with: ${total - failing} of ${total} pass. This page is written by \`test/twitter-text.test.ts\` (\`WRITE_LISTING=1\`), which fails when it is not what
it finds.

| cases | how many | pass |
|---|---|---|
${rows.join('\n')}

## What does not pass, and why

${sections.join('\n\n')}
`;
}

describe('twitter-text', () => {
  test('every case is run, and each that does not pass is listed with its reason', () => {
    const listing = writeListing();
    if (process.env['WRITE_LISTING'] === '1') writeFileSync(LISTING, listing);
    assert.ok(!listing.includes('NO REASON'), listing);
    assert.equal(readFileSync(LISTING, 'utf8'), listing);
  });

  test('every length passes by the weights of today', () => {
    for (const group of ['WeightedTweetsWithDiscountedEmojiCounterTest', 'UnicodeDirectionalMarkerCounterTest'])
      assert.deepEqual(results.find((one) => one.group === `validate/${group}`)?.failing, [], group);
  });

  test('each reason is that of some case', () => {
    const used = new Set(results.flatMap(({ group, failing }) => failing.map((one) => reasonOf(group, one))));
    for (const { reason } of REASONS) assert.ok(used.has(reason), reason);
  });
});
