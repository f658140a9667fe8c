import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { PageView, ShownAccount, ShownPerson } from './page-view.ts';
import { writeCard } from './write-card.ts';
import { writeMissing } from './write-missing.ts';
import { writePage } from './write-page.ts';

const VOID = new Set(['meta', 'link', 'img', 'br']);
const TAG = /<(?<close>\/)?(?<name>[a-z][a-z0-9]*)(?<attributes>(?: [a-z-]+(?:="[^"<]*")?)*)>/gu;

/** What stands between two tags is text. */
const bare = (markup: string): string =>
  markup.replaceAll(/(<(script|style)[^>]*>).*?(<\/\2>)/gsu, '$1$3').replace(/^<!doctype html>\n/u, '');

/** What a reader of HTML has to put right in this markup: nothing, when it is what it says. */
function troublesOf(markup: string): string[] {
  const body = bare(markup);
  const open: string[] = [];
  const troubles: string[] = [];
  for (const { groups } of body.matchAll(TAG)) {
    const { close, name = '', attributes = '' } = groups ?? {};
    if (close !== undefined) {
      const last = open.pop();
      if (last !== name) troubles.push(`</${name}> where <${last}> is open`);
      continue;
    }
    troubles.push(...wrongPlace(name, open), ...wrongAttributes(name, attributes));
    if (!VOID.has(name)) open.push(name);
  }
  if (open.length > 0) troubles.push(`never closed: ${open.join(' ')}`);
  if (/[<>]/u.test(body.replaceAll(TAG, ''))) troubles.push('a sign of markup outside any');
  return [...troubles, ...wrongWhole(body)];
}

function wrongPlace(name: string, open: readonly string[]): string[] {
  if (/^(?:p|div|ul|section|article|h\d)$/u.test(name) && open.includes('p')) return [`<${name}> in <p>`];
  return name === 'li' && open.at(-1) !== 'ul' ? [`<li> in <${open.at(-1)}>`] : [];
}

function wrongAttributes(name: string, attributes: string): string[] {
  const names = attributes
    .replaceAll(/"[^"]*"/gu, '')
    .trim()
    .split(' ');
  if (new Set(names).size < names.length) return [`an attribute twice: ${attributes}`];
  return name === 'img' && !names.includes('alt=') ? ['<img> without alt'] : [];
}

/** Headings in their order, ids that are one's own, and what a page has once. */
function wrongWhole(body: string): string[] {
  const levels = [...body.matchAll(/<h(\d)[ >]/gu)].map(([, level]) => Number(level));
  const ids = [...body.matchAll(/ id="([^"]*)"/gu)].map(([, id]) => id);
  return [
    ...levels.filter((level, place) => level > (levels[place - 1] ?? 0) + 1).map((level) => `<h${level}> out of order`),
    ...(new Set(ids).size < ids.length ? [`an id twice: ${ids.join(' ')}`] : []),
    ...['<h1', '<main', '<title'].filter((one) => body.split(one).length !== 2).map((one) => `${one}> not once`),
  ];
}

interface Node {
  readonly '@type'?: string;
  readonly '@id'?: string;
  readonly [key: string]: unknown;
}

/** References in the linked data to what it does not describe, and people or organisations without a name. */
function loose(markup: string): string[] {
  const text = /<script type="application\/ld\+json">(.*?)<\/script>/su.exec(markup)?.[1] ?? '{}';
  const { '@context': context, '@graph': graph = [] } = JSON.parse(text) as { '@context': string; '@graph': Node[] };
  const known = new Set(graph.map((node) => node['@id']));
  const wrong = context === 'https://schema.org' ? [] : ['context'];
  const walk = (value: unknown): void => {
    if (value === null || typeof value !== 'object') return;
    const node = value as Node;
    if (Object.keys(node).join() === '@id' && !known.has(node['@id'])) wrong.push(String(node['@id']));
    if (/^(?:Person|Organization)$/u.test(node['@type'] ?? '') && typeof node['name'] !== 'string')
      wrong.push(`${node['@id']} has no name`);
    Object.values(node).forEach(walk);
  };
  walk(graph);
  const ids = graph.flatMap((node) => node['@id'] ?? []);
  return new Set(ids).size < ids.length ? [...wrong, 'described twice'] : wrong;
}

const words = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom('', 'Inès', '<b>"\'&amp;</p>', 'مريم', '--><script>'),
);
const day = fc.constantFrom('2025-01-01', '2026-01-01', '2026-11-23');
const moment = fc.constantFrom('2026-11-23T05:30:00Z', '2026-11-24T22:00:00Z', '2026-11-25T13:45:00Z').map((text) => new Date(text));
const person: fc.Arbitrary<ShownPerson> = fc.record({
  memberId: fc.uuid(),
  name: words,
  initials: words,
  title: words,
  tag: fc.option(words),
  pronouns: words,
  photoDigest: fc.option(fc.constant('ab12')),
  hours: fc.array(
    moment.map((startsAt) => ({ startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000) })),
    { maxLength: 3 },
  ),
});
const tenure = { name: fc.option(words), interim: fc.boolean(), title: words, startsOn: day, endsOn: fc.option(day) };
const account: fc.Arbitrary<ShownAccount> = fc.record({
  accountId: fc.uuid(),
  key: fc.stringMatching(/^[a-z0-9]{1,8}$/),
  network: fc.constantFrom('bluesky', 'practice'),
  handle: words,
  name: words,
  profileUrl: fc.option(fc.webUrl()),
  helm: fc.option(
    fc.record({ people: fc.array(person, { maxLength: 3 }), others: fc.nat(3), until: fc.option(moment), relief: fc.option(person) }),
  ),
  backAt: fc.option(moment),
  office: fc.option(
    fc.record({
      title: words,
      holder: fc.option(fc.record({ ...tenure, person: fc.option(person) })),
      vacantSince: fc.option(day),
      next: fc.option(fc.record({ day, kind: fc.constantFrom('begins' as const, 'falls-vacant' as const) })),
      former: fc.array(fc.record(tenure), { maxLength: 2 }),
    }),
  ),
  persona: fc.option(fc.record({ name: words, feminine: fc.boolean(), behind: fc.constantFrom('people' as const, 'program' as const) })),
  team: fc.array(person, { maxLength: 3 }),
});
const said = fc.record({ fr: words, en: words });
const view: fc.Arbitrary<PageView> = fc.record({
  slug: fc.constant('ville'),
  organisation: words,
  zone: fc.constantFrom('Europe/Paris', 'America/New_York'),
  language: fc.constantFrom('fr' as const, 'en' as const),
  accent: fc.constant('#0f6b6b'),
  introduction: said,
  outsideHours: said,
  contact: fc.record({ url: words, email: words, phone: words }),
  indexed: fc.boolean(),
  accounts: fc.array(account, { maxLength: 3 }),
  people: fc.array(person, { maxLength: 4 }),
  now: fc.constant(new Date('2026-11-23T08:00:00Z')),
  nextChange: fc.constant(new Date('2026-11-23T08:01:00Z')),
});

describe('what the public pages are written in', () => {
  test('is HTML that no browser has to put right, and linked data that hangs together, whatever is shown', () => {
    fc.assert(
      fc.property(view, fc.constantFrom('fr' as const, 'en' as const), fc.constantFrom('', 'https://v.example'), (of, language, origin) => {
        for (const one of [null, ...of.accounts]) {
          const request = { view: of, account: one, language, origin };
          const page = writePage(request);
          assert.deepEqual([troublesOf(page), loose(page)], [[], []]);
          assert.deepEqual(
            troublesOf(writeCard(request)).filter((trouble) => !trouble.startsWith('<main ')),
            [],
          );
        }
      }),
      { numRuns: 150 },
    );
    for (const language of ['fr', 'en'] as const) {
      assert.deepEqual(troublesOf(writeMissing(language).markup), []);
    }
  });

  test('would not be called so if it were not', () => {
    const whole = (body: string) => `<!doctype html>\n<title>x</title><main id="a"><h1>x</h1>${body}</main>`;
    assert.deepEqual(troublesOf(whole('<p>x</p>')), []);
    for (const body of ['<p>', '<p><div></div></p>', '<i id="a"></i>', '<li></li>', '<h3>x</h3>', 'a < b', '<img src="x">', '<b></i>']) {
      assert.notDeepEqual(troublesOf(whole(body)), [], body);
    }
  });
});
