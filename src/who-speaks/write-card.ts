import { asItIs, html } from '../platform/http/index.ts';
import type { Html } from '../platform/http/index.ts';
import { pathOf } from './addresses.ts';
import { sayMoment, sayUntil } from './moments.ts';
import { face, helmNames, join, NOTHING } from './page-parts.ts';
import type { Writing } from './page-parts.ts';
import { styleOf } from './page-style.ts';
import type { ShownAccount } from './page-view.ts';
import type { PageRequest } from './write-page.ts';
import { wordsIn } from './words.ts';

const MOST_ROWS = 6;

/** A tiny page to be put into other sites: who is at the helm, until when, and the way to the whole page. */
export function writeCard({ view, account, language, origin }: PageRequest): string {
  const words = wordsIn(language);
  const writing: Writing = { language, zone: view.zone, now: view.now, words, slug: view.slug, textLanguage: view.language };
  const accounts = account === null ? view.accounts : [account];
  const whole = pathOf(language, { slug: view.slug, account: account?.key ?? null, card: false });
  const rows = accounts.slice(0, MOST_ROWS).map((one) => row(one, writing, accounts.length > 1));
  const page = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${words.title(account?.name ?? view.organisation)}</title>
<meta name="robots" content="noindex">
<link rel="canonical" href="${origin}${whole}?lang=${language}">
<link rel="icon" href="/favicon.svg">
<style>${asItIs(styleOf(view.accent, 'card'))}</style>
</head>
<body>
<main class="card">
<div class="head"><h1>${account?.name ?? view.organisation}</h1><span>${words.now}</span></div>
${join(rows)}
<a href="${whole}?lang=${language}" target="_blank" rel="noopener">${words.more}</a>
</main>
</body>
</html>
`;
  return page.markup;
}

function row(account: ShownAccount, writing: Writing, named: boolean): Html {
  const { words } = writing;
  const about = named ? html`<span class="soft">${account.name}</span>` : NOTHING;
  const { helm, office } = account;
  if (office !== null && office.holder === null) return html`<div class="row gap"><div>${about}<b>${words.vacant}</b></div></div>`;
  if (helm === null && office?.holder) {
    const { person, name } = office.holder;
    return html`<div class="row">${person ? face(person, writing) : NOTHING}<div>${about}<b>${name ?? words.unnamedHolder}</b><span class="soft">${office.holder.title}</span></div></div>`;
  }
  if (helm === null) {
    const back = account.backAt === null ? '' : `${words.back(sayMoment(account.backAt, writing))}.`;
    return html`<div class="row gap"><div>${about}<b>${words.nobody}</b><span class="soft">${back}</span></div></div>`;
  }
  const { names, several } = helmNames(helm, words);
  const [first] = helm.people;
  const until = helm.until === null ? words.noUntil : words.until(sayUntil(helm.until, writing));
  return html`<div class="row">${first ? face(first, writing) : NOTHING}<div>${about}<b>${words.atHelm(names, several)}</b><span class="state"><i class="dot"></i>${until}</span></div></div>`;
}
