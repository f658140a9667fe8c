/**
 * Languages. Each room has its file in `fr/` and `en/`, and French is the one that types the keys. A language is two chunks: what the
 * frame and the inbox say comes with the first page, what the other rooms say with the first of them that is opened. The language is the member's choice, else the one the server put in the page, which is the one
 * remembered in the cookie, else the browser's.
 */
import i18next, { type ResourceKey, type TFunction } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../../src/people/schema.ts';
import type { Texts } from './texts.ts';

/** The server reads it too, and writes the page in it (src/platform/http/web-routes.ts). */
const COOKIE = 'visavis_language';
const ONE_YEAR_SECONDS = 31_536_000;
export const LANGUAGES: readonly Language[] = ['fr', 'en'];

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'shell';
    resources: Texts;
    returnNull: false;
  }
}

/** Every text of the product by `room:key`; for what is not written in a component. */
export type Translate = TFunction<(keyof Texts)[]>;

type LoadTexts = () => Promise<{ texts: Record<string, ResourceKey> }>;
const load: Record<Language, { readonly first: LoadTexts; readonly rooms: LoadTexts }> = {
  fr: { first: () => import('./fr/first.ts'), rooms: () => import('./fr/rooms.ts') },
  en: { first: () => import('./en/first.ts'), rooms: () => import('./en/rooms.ts') },
};

/** Whether a room beyond the inbox has been opened: from then on, every language comes whole. */
let whole = false;

export function isLanguage(value: unknown): value is Language {
  return value === 'fr' || value === 'en';
}

/** The language to begin with, before anybody has signed in. */
export function firstLanguage(): Language {
  const served = document.documentElement.lang.slice(0, 2);
  return isLanguage(served) ? served : 'fr';
}

export async function startLanguages(language: Language): Promise<void> {
  const { texts } = await load[language].first();
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: texts },
    ns: Object.keys(texts),
    defaultNS: 'shell',
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = language;
}

/** Changes the language on screen at once; `remember` keeps it in this browser for the next visit. */
export async function changeLanguage(language: Language, remember: boolean): Promise<void> {
  if (remember) store(language);
  if (i18next.language === language) return;
  await Promise.all([addTexts(language, 'first'), whole && addTexts(language, 'rooms')]);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

/** Resolves once the rooms beyond the inbox can speak. */
export async function loadRoomTexts(): Promise<void> {
  if (whole) return;
  await addTexts(i18next.language as Language, 'rooms');
  whole = true;
}

async function addTexts(language: Language, part: 'first' | 'rooms'): Promise<void> {
  const { texts } = await load[language][part]();
  for (const [room, content] of Object.entries(texts)) i18next.addResourceBundle(language, room, content);
}

function store(language: Language): void {
  document.cookie = `${COOKIE}=${language}; path=/; max-age=${ONE_YEAR_SECONDS}; samesite=lax`;
}
