/** Names of languages, in the reader's own. */

/** Offered first to who speaks with the public of a European town; any other can be looked for by its name. */
const OFFERED = 'fr en es pt it de nl ar ber tr pl ro ru uk zh ja ko vi ta hi bn fa ur wo bm ff ln mg ht br oc eu ca co gsw fsl'.split(' ');

/** `fr` → « français »; the tag itself when nobody knows it. */
export function languageName(tag: string, reader: string): string {
  try {
    return NAMED[reader === 'fr' ? 'fr' : 'en'][tag] ?? new Intl.DisplayNames(reader, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** Browsers do not name sign languages. */
const NAMED: Record<'fr' | 'en', Partial<Record<string, string>>> = {
  fr: { fsl: 'langue des signes française' },
  en: { fsl: 'French Sign Language' },
};

/** The languages that can be chosen, by name. */
export function offeredLanguages(reader: string): readonly { readonly tag: string; readonly name: string }[] {
  return OFFERED.map((tag) => ({ tag, name: languageName(tag, reader) })).toSorted((one, other) =>
    one.name.localeCompare(other.name, reader),
  );
}
