import { html } from './markup.ts';
import type { Html } from './markup.ts';
import type { PageLanguage } from '../../platform/http/index.ts';
import type { PracticePerson } from './person.ts';
import { STYLE_NAME } from './page-style.ts';
import { wordsIn } from './page-words.ts';

/** What every page of the practice network is told. */
export interface PageFrame {
  readonly language: PageLanguage;
  /** IANA zone of the organisation. */
  readonly timeZone: string;
  readonly now: Date;
  readonly accounts: readonly PracticePerson[];
  /** The address of this page, e.g. `/practice`. */
  readonly here: string;
}

export const LIVE_SECONDS = 10;

/** A whole page around its content. */
export function layout(frame: Pick<PageFrame, 'language' | 'accounts' | 'here'>, title: string, content: Html): Html {
  const words = wordsIn(frame.language);
  return html`<!doctype html>
<html lang="${frame.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title} · ${words.network}</title><meta name="robots" content="noindex"><link rel="stylesheet" href="/practice/${STYLE_NAME}"></head>
<body><aside class="notice">${words.notice}</aside><div class="frame"><header><h1>${title}</h1>
<nav aria-label="${words.network}"><ul><li>${tab(frame, '/practice', words.everybody)}</li>${frame.accounts
    .slice(0, 12)
    .map(
      (account) => html`<li>${tab(frame, `/practice/people/${account.handle}`, `@${account.handle}`)}</li>`,
    )}<li><a href="/">${words.desk}</a></li></ul></nav></header><main>${content}</main></div></body></html>`;
}

const tab = ({ here }: Pick<PageFrame, 'here'>, href: string, label: string): Html =>
  html`<a href="${href}"${here === href ? html` aria-current="page"` : ''}>${label}</a>`;

/** A moment as a reader says it: from now when it is near, the date when it is not. */
export function moment(at: Date, { language, timeZone, now }: Pick<PageFrame, 'language' | 'timeZone' | 'now'>): Html {
  const exact = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(at);
  return html`<time datetime="${at.toISOString()}" title="${exact}">${near(at, now, language) ?? exact}</time>`;
}

function near(at: Date, now: Date, language: PageLanguage): string | null {
  const seconds = Math.round((at.getTime() - now.getTime()) / 1_000);
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' });
  if (seconds > 60 || seconds < -86_400) return null;
  if (seconds > -60) return format.format(Math.min(0, seconds), 'second');
  if (seconds > -3_600) return format.format(Math.trunc(seconds / 60), 'minute');
  return format.format(Math.trunc(seconds / 3_600), 'hour');
}
