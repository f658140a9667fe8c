import type { HelmSettingsView, TemplateView, WordsView } from '../../src/shifts/schema.ts';
import type { Language } from '../../src/people/schema.ts';

/** What somebody is about to say: the place of the text that was chosen, or `silent`; and the words as they stand now. */
export interface Words {
  readonly choice: string;
  readonly text: string;
  readonly language: Language;
}

export const SILENT: Words = { choice: 'silent', text: '', language: 'fr' };

/** Who is about to speak, and in which language first. */
export interface Speaking {
  readonly language: Language;
  /** Agreed to be shown: otherwise no text that says the name is proposed, only chosen. */
  readonly listedPublicly: boolean;
}

/** Somebody about to speak on an account that speaks these languages. */
export const speakingIn = (languages: readonly string[], { listedPublicly }: Pick<Speaking, 'listedPublicly'>): Speaking => ({
  language: languages[0] === 'en' ? 'en' : 'fr',
  listedPublicly,
});

/** The account's first text of a kind, in that language if there is one; silence when there is none that may be proposed. */
export function firstWords(settings: HelmSettingsView | undefined, kind: TemplateView['kind'], speaking: Speaking): Words {
  const templates = (settings?.templates ?? []).filter((one) => one.kind === kind);
  const may = templates.filter(({ text }) => speaking.listedPublicly || !namesSpeaker(text));
  const template = may.find((one) => one.language === speaking.language) ?? may[0];
  return template === undefined
    ? SILENT
    : { choice: String(templates.indexOf(template)), text: template.text, language: template.language };
}

/** Whether these words will say the public name of who says them. */
export const namesSpeaker = (text: string): boolean => /\{(?:prénom|prenom|name)\}/u.test(text);

/** As the server takes them; null: nothing is said. */
export const wordsToSay = ({ choice, text, language }: Words): WordsView | null => (choice === 'silent' ? null : { text, language });

export const saysNothing = ({ choice, text }: Words): boolean => choice !== 'silent' && text.trim() === '';
