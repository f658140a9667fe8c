import type { HelmSettingsView, TemplateView, WordsView } from '../../src/shifts/schema.ts';
import type { Language } from '../../src/people/schema.ts';

/** What somebody is about to say: the place of the text that was chosen, or `silent`; and the words as they stand now. */
export interface Words {
  readonly choice: string;
  readonly text: string;
  readonly language: Language;
}

export const SILENT: Words = { choice: 'silent', text: '', language: 'fr' };

/** The account's first text of a kind, in the reader's language if there is one; silence when there is none. */
export function firstWords(settings: HelmSettingsView | undefined, kind: TemplateView['kind'], language: Language): Words {
  const templates = (settings?.templates ?? []).filter((one) => one.kind === kind);
  const place = Math.max(
    0,
    templates.findIndex((one) => one.language === language),
  );
  const template = templates[place];
  return template === undefined ? SILENT : { choice: String(place), text: template.text, language: template.language };
}

/** As the server takes them; null: nothing is said. */
export const wordsToSay = ({ choice, text, language }: Words): WordsView | null => (choice === 'silent' ? null : { text, language });

export const saysNothing = ({ choice, text }: Words): boolean => choice !== 'silent' && text.trim() === '';
