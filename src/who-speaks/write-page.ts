import { asItIs, html } from '../platform/http/index.ts';
import type { Html, PageLanguage } from '../platform/http/index.ts';
import { pathOf } from './addresses.ts';
import { linkedData } from './linked-data.ts';
import { helmBlock, join, NOTHING, officeBlock, ownText, personaNote, personCard } from './page-parts.ts';
import type { Writing } from './page-parts.ts';
import { styleOf } from './page-style.ts';
import type { PageView, ShownAccount } from './page-view.ts';
import { networkName, wordsIn } from './words.ts';

export interface PageRequest {
  readonly view: PageView;
  readonly account: ShownAccount | null;
  readonly language: PageLanguage;
  /** Ours, without a final slash; empty when it is not configured: then addresses have none. */
  readonly origin: string;
}

/** The public page of an organisation, or of one of its accounts, whole: no script, no other file but photos. */
export function writePage({ view, account, language, origin }: PageRequest): string {
  const words = wordsIn(language);
  const writing: Writing = { language, zone: view.zone, now: view.now, words, slug: view.slug, textLanguage: view.language };
  const accounts = account === null ? view.accounts : [account];
  const people = account === null ? view.people : account.team;
  const name = account?.name ?? view.organisation;
  const path = (to: PageLanguage) => pathOf(to, { slug: view.slug, account: account?.key ?? null, card: false });
  const other = language === 'fr' ? 'en' : 'fr';
  const links = (['fr', 'en'] as const).map(
    (one) => html`<link rel="alternate" hreflang="${one}" href="${origin}${path(one)}?lang=${one}">`,
  );
  const me = accounts.flatMap(({ profileUrl }) => (profileUrl === null ? [] : [html`<link rel="me" href="${profileUrl}">`]));
  const page = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${words.title(name)}</title>
<meta name="description" content="${account === null ? words.lead(name) : words.leadAccount(name)}">
<meta name="robots" content="${view.indexed ? 'index,follow' : 'noindex'}">
<link rel="canonical" href="${origin}${path(language)}?lang=${language}">
${join(links)}
${join(me)}
<link rel="icon" href="/favicon.svg">
<style>${asItIs(styleOf(view.accent, 'page'))}</style>
${linkedData({ view, account, language, origin })}
</head>
<body>
<a class="skip" href="#content">${words.skip}</a>
<div class="frame">
<header class="bar"><span class="logo"><i></i><span>${view.organisation} <small>· ${words.official}</small></span></span><a href="${path(other)}?lang=${other}" lang="${other}" hreflang="${other}">${words.otherLanguage}</a></header>
<main id="content">
<h1>${words.heading}</h1>
<p class="lead">${account === null ? words.lead(name) : words.leadAccount(name)}</p>
${introduction(view, language)}
${helms(accounts, writing)}
${join(accounts.map((one) => personaNote(one, view, writing)))}
${account === null ? NOTHING : officeSection(accounts, writing)}
<section><h2>${words.people}</h2>${people.length === 0 ? html`<p class="soft">${words.nobodyShown}</p>` : html`<ul class="cards">${join(people.map((person) => personCard(person, writing)))}</ul>`}</section>
${account === null ? officeSection(accounts, writing) : NOTHING}
${account === null ? accountSection(view, writing) : aboutAccount(account, view, writing)}
${outside(view, writing)}
</main>
<footer><span>${words.made}</span><span>${words.zone(view.zone)}</span></footer>
</div>
</body>
</html>
`;
  return page.markup;
}

/** An office without a shift is told by its holder, further down. */
function helms(accounts: readonly ShownAccount[], writing: Writing): Html {
  const told = accounts.filter(({ office, helm }) => office === null || (helm !== null && office.holder !== null));
  if (told.length === 0) return NOTHING;
  return html`<div class="now">${join(told.map((one) => helmBlock(one, writing, { named: accounts.length > 1 })))}</div>`;
}

function introduction(view: PageView, language: PageLanguage): Html {
  const own = ownText(view.introduction, language);
  return own === null ? NOTHING : html`<p class="lead text" lang="${own.language}">${own.text}</p>`;
}

function officeSection(accounts: readonly ShownAccount[], writing: Writing): Html {
  const offices = accounts.flatMap((account) => (account.office === null ? [] : [officeBlock(account.office, account, writing)]));
  return offices.length === 0 ? NOTHING : html`<section><h2>${writing.words.offices}</h2>${join(offices)}</section>`;
}

function accountSection(view: PageView, writing: Writing): Html {
  if (view.accounts.length === 0) return NOTHING;
  const { words, language } = writing;
  const items = view.accounts.map((account) => {
    const page = pathOf(language, { slug: view.slug, account: account.key, card: false });
    return html`<li><div><h3>${account.name}</h3><p>@${account.handle} ${words.onNetwork(networkName(account.network, language))}</p><div class="net"><a href="${page}?lang=${language}">${words.seeAccount(account.name)}</a>${profileLink(account, writing)}</div></div></li>`;
  });
  return html`<section><h2>${words.accounts}</h2><ul class="cards">${join(items)}</ul></section>`;
}

function profileLink({ profileUrl, network, name }: ShownAccount, { words, language }: Writing): Html {
  if (profileUrl === null) return NOTHING;
  const see = words.seeProfile(networkName(network, language));
  return html`<a rel="me" href="${profileUrl}" aria-label="${see} : ${name}">${see}</a>`;
}

function aboutAccount(account: ShownAccount, view: PageView, writing: Writing): Html {
  const { words, language } = writing;
  const whole = pathOf(language, { slug: view.slug, account: null, card: false });
  return html`<p class="ways"><a href="${whole}?lang=${language}">${words.whole(view.organisation)}</a>${profileLink(account, writing)}</p>`;
}

function outside(view: PageView, { words, language }: Writing): Html {
  const own = ownText(view.outsideHours, language);
  const { url, email, phone } = view.contact;
  const ways = [
    ...(phone === '' ? [] : [html`<a href="tel:${phone.replace(/[^+\d]/g, '')}">${words.phone} : ${phone}</a>`]),
    ...(email === '' ? [] : [html`<a href="mailto:${email}">${words.email} : ${email}</a>`]),
    ...(url === '' ? [] : [html`<a href="${url}">${words.form}</a>`]),
  ];
  if (own === null && ways.length === 0) return NOTHING;
  const text = own === null ? NOTHING : html`<p class="text" lang="${own.language}">${own.text}</p>`;
  return html`<section><h2>${own === null ? words.contact : words.outside}</h2>${text}${ways.length === 0 ? NOTHING : html`<p class="ways">${join(ways)}</p>`}</section>`;
}
