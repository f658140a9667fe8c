import { dayBefore } from '../offices/index.ts';
import { asItIs, html } from '../platform/http/index.ts';
import type { Html, PageLanguage } from '../platform/http/index.ts';
import { photoPath } from './addresses.ts';
import { faceNumber } from './colours.ts';
import { daysOf } from './days-of.ts';
import { sayDate, sayMoment, sayNearDay, sayUntil } from './moments.ts';
import type { Reading } from './moments.ts';
import type { PageView, Said, ShownAccount, ShownHelm, ShownOffice, ShownPerson, ShownTenure } from './page-view.ts';
import type { Words } from './words.ts';

/** How a page is being written. */
export interface Writing extends Reading {
  readonly words: Words;
  readonly slug: string;
  /** The language of the organisation's own texts, where it is another than the page's. */
  readonly textLanguage: PageLanguage;
}

export const NOTHING: Html = html``;
export const join = (items: readonly Html[]): Html => asItIs(items.map(({ markup }) => markup).join('\n'));

/** A person's photo, or monogram; decorative, since the name stands beside it. */
export function face(person: ShownPerson, { slug }: Pick<Writing, 'slug'>, big = false): Html {
  const size = big ? asItIs(' big') : NOTHING;
  if (person.photoDigest !== null) {
    const side = big ? 84 : 56;
    return html`<img class="face${size}" src="${photoPath(slug, person, 256)}" alt="" width="${side}" height="${side}">`;
  }
  const letters = [...person.initials].slice(0, 3).join('');
  return html`<span class="face f${faceNumber(person.memberId)}${size}" aria-hidden="true">${letters}</span>`;
}

const noFace = (big = false): Html => html`<span class="face nobody${big ? asItIs(' big') : NOTHING}" aria-hidden="true">?</span>`;

/** Who is at a helm, in words: names, then those who are not named, by number. */
export function helmNames({ people, others }: ShownHelm, words: Words): { names: string; several: boolean } {
  const named = people.map(({ name }) => name);
  const rest = others === 0 ? [] : [named.length > 0 ? words.others(others) : others === 1 ? words.somebody : words.somebodies(others)];
  return { names: words.list([...named, ...rest]), several: people.length + others > 1 };
}

/** The state of one account's helm: who, until when; or when somebody is back. */
export function helmBlock(account: ShownAccount, writing: Writing, { named }: { named: boolean }): Html {
  const { words } = writing;
  const about = named ? html` · ${account.name}` : NOTHING;
  const vacant = account.office !== null && account.office.holder === null;
  if (account.helm === null || vacant) {
    const back = vacant ? words.vacantNote : account.backAt === null ? words.noBack : `${words.back(sayMoment(account.backAt, writing))}.`;
    const state = vacant ? words.vacant : words.nobody;
    return html`<div class="helm gap"><div><span class="state">${words.now}${about}</span><b>${state}</b>${back}</div></div>`;
  }
  const { names, several } = helmNames(account.helm, words);
  const faces = account.helm.people.slice(0, 4).map((person) => face(person, writing, true));
  const until = account.helm.until === null ? words.noUntil : words.until(sayUntil(account.helm.until, writing));
  const relief = account.helm.relief === null ? '' : words.relief(account.helm.relief.name);
  return html`<div class="helm"><div class="faces">${faces.length > 0 ? join(faces) : noFace(true)}</div>
<div><span class="state"><i class="dot"></i>${words.now}${about}</span><b>${words.atHelm(names, several)}</b>${until}${relief}</div></div>`;
}

export function personCard(person: ShownPerson, writing: Writing): Html {
  const pronouns = person.pronouns === '' ? NOTHING : html` <span class="soft">(${person.pronouns})</span>`;
  const title = person.title === '' ? NOTHING : html`<p>${person.title}</p>`;
  const tag = person.tag === null ? NOTHING : html`<p class="tag">#${person.tag}</p>`;
  return html`<li>${face(person, writing)}<div><h3>${person.name}${pronouns}</h3>${title}${tag}${hoursList(person, writing)}</div></li>`;
}

/** Planned hours by day; days in a row with the same hours are one line. */
function hoursList({ hours }: ShownPerson, writing: Writing): Html {
  if (hours.length === 0) return NOTHING;
  const days = daysOf(hours, writing);
  const said = days.map(({ first, last, times }) => {
    const day = first === last ? sayNearDay(first, writing) : `${sayNearDay(first, writing)} – ${sayNearDay(last, writing)}`;
    return { day, times: times.join(', ') };
  });
  const wide = said.some(({ day, times }) => day.length > 12 || times.length > 24) ? asItIs(' wide') : NOTHING;
  const rows = said.map(({ day, times }) => html`<li><b>${day}</b><span>${times}</span></li>`);
  return html`<ul class="hours${wide}" aria-label="${writing.words.hours}">${join(rows)}</ul>`;
}

/** The title as somebody bears it, in the page's language. */
function bornBy(title: string, interim: boolean, { words, language }: Writing): string {
  if (!interim) return title;
  return language === 'fr' ? `${title} ${words.interim}` : `${title} (${words.interim})`;
}

export function officeBlock(office: ShownOffice, account: ShownAccount, writing: Writing): Html {
  const { words, language } = writing;
  const next =
    office.next &&
    html`<p class="soft">${office.next.kind === 'begins' ? words.comes(sayDate(office.next.day, language)) : words.leaves(sayDate(office.next.day, language))}</p>`;
  const former =
    office.former.length === 0
      ? NOTHING
      : html`<div class="past"><h4>${words.former}</h4><ul>${join(office.former.map((tenure) => formerLine(tenure, writing)))}</ul></div>`;
  return html`<article class="office"><h3 lang="${writing.textLanguage}">${office.title}</h3><p class="soft">@${account.handle}</p>${heldBy(office, writing)}${next ?? NOTHING}${former}</article>`;
}

function heldBy({ holder, vacantSince }: ShownOffice, writing: Writing): Html {
  const { words, language } = writing;
  if (holder === null) {
    const state = vacantSince === null ? words.vacant : words.vacantSince(sayDate(vacantSince, language));
    return html`<div class="held">${noFace()}<div><b>${state}</b><span class="soft">${words.vacantNote}</span></div></div>`;
  }
  const since = words.since(sayDate(holder.startsOn, language));
  const title = bornBy(holder.title, holder.interim, writing);
  const name = holder.name ?? words.unnamedHolder;
  return html`<div class="held">${holder.person === null ? noFace() : face(holder.person, writing)}<div><b>${name}</b><span class="soft"><span lang="${writing.textLanguage}">${title}</span>, ${since}</span></div></div>`;
}

function formerLine({ name, startsOn, endsOn, interim }: ShownTenure, writing: Writing): Html {
  const { words, language } = writing;
  const last = endsOn !== null && endsOn > startsOn ? dayBefore(endsOn) : startsOn;
  const days = last === startsOn ? words.on(sayDate(startsOn, language)) : words.from(sayDate(startsOn, language), sayDate(last, language));
  return html`<li><span>${name ?? words.formerHolder}${interim ? `, ${words.interim}` : ''}</span><span class="soft">${days}</span></li>`;
}

export function personaNote(account: ShownAccount, view: PageView, { words }: Writing): Html {
  const { persona } = account;
  if (persona === null) return NOTHING;
  const say = persona.behind === 'people' ? words.personaPeople : words.personaProgram;
  return html`<p class="note">${say(persona.name, persona.feminine, view.organisation)}</p>`;
}

/** The organisation's own text in this language, or in the other one, marked as such; null when it wrote none. */
export function ownText(said: Said, language: PageLanguage): { text: string; language: PageLanguage } | null {
  const other = language === 'fr' ? 'en' : 'fr';
  if (said[language] !== '') return { text: said[language], language };
  return said[other] === '' ? null : { text: said[other], language: other };
}
