import { impossible } from '../platform/result.ts';

export type SignatureForm = 'given-name' | 'initials' | 'speaker-tag' | 'title-and-name' | 'none';
/** At the end on a line of its own, at the end behind the last word, or before the words. */
export type SignaturePlace = 'own-line' | 'same-line' | 'start';
/** When nobody need sign: quoting somebody, and going on after a post of one's own. */
export type SignatureOccasion = 'quotes' | 'later-posts';

/** How an account signs. `mark` stands before the name: `— Inès`, `^IN`; empty for the name alone. A tag has its own, `#Ines`. */
export interface SignatureStyle {
  readonly form: SignatureForm;
  readonly mark: string;
  /** Absent or null: where the form usually stands. */
  readonly place?: SignaturePlace | null;
  readonly dropped?: readonly SignatureOccasion[];
}

/** What the public reads of the member who signs. */
export interface Signatory {
  readonly publicName: string;
  readonly initials: string;
  /** The name on this account, when another would sign alike. */
  readonly signsAs?: string | null;
  /** Without its `#`. */
  readonly speakerTag?: string | null;
  readonly publicTitle?: string;
}

/** A signature, and what stands between it and the words beside it. */
export interface Signature {
  readonly text: string;
  readonly separator: string;
  readonly stands: 'end' | 'start';
  /** What the member has to have before speaking here; then `text` is empty. */
  readonly missing: 'speaker-tag' | null;
}

export const UNSIGNED: Signature = { text: '', separator: '', stands: 'end', missing: null };

/** Where a form stands unless the account says otherwise: a name ends a letter, initials and tags stand behind the last word. */
export const usualPlace = (form: SignatureForm): SignaturePlace =>
  form === 'initials' || form === 'speaker-tag' ? 'same-line' : 'own-line';

/** The name under which a member signs here. */
export const signingName = ({ signsAs, publicName }: Pick<Signatory, 'signsAs' | 'publicName'>): string => signsAs ?? publicName;

/** How `signatory` signs in this style. A title that nobody wrote leaves the name alone. */
export function signatureOf(style: SignatureStyle, signatory: Signatory): Signature {
  const text = signatureText(style, signatory);
  if (text === null) return { ...UNSIGNED, missing: 'speaker-tag' };
  if (text === '') return UNSIGNED;
  const place = style.place ?? usualPlace(style.form);
  const separator = place === 'own-line' || (place === 'start' && usualPlace(style.form) === 'own-line') ? '\n' : ' ';
  return { text, separator, stands: place === 'start' ? 'start' : 'end', missing: null };
}

function signatureText({ form, mark }: SignatureStyle, signatory: Signatory): string | null {
  const name = signingName(signatory);
  const before = mark === '' ? '' : `${mark} `;
  switch (form) {
    case 'given-name':
      return `${before}${name}`;
    case 'title-and-name':
      return `${before}${signatory.publicTitle ? `${signatory.publicTitle}, ` : ''}${name}`;
    case 'initials':
      return `${mark}${signatory.initials}`;
    case 'speaker-tag':
      return signatory.speakerTag ? `#${signatory.speakerTag}` : null;
    case 'none':
      return '';
    default:
      return impossible(form);
  }
}

/**
 * The signature of a post on an occasion where the account lets it be left out. A speaker's tag is never left out: without it nobody
 * knows which of them speaks.
 */
export function signatureOn(occasion: SignatureOccasion | null, style: SignatureStyle, signatory: Signatory): Signature {
  const dropped = occasion !== null && style.form !== 'speaker-tag' && (style.dropped ?? []).includes(occasion);
  return dropped ? UNSIGNED : signatureOf(style, signatory);
}

/** The signature of a character: its name, whatever the form of the people; never left out. */
export const personaSignature = (style: SignatureStyle, name: string): Signature =>
  signatureOf({ form: 'given-name', mark: style.mark, place: style.place ?? usualPlace(style.form) }, { publicName: name, initials: '' });

/** Body and signature as the public reads them; under a picture without words, the signature alone. */
export const signedText = (body: string, { text, separator, stands }: Pick<Signature, 'text' | 'separator' | 'stands'>): string =>
  body === '' ? text : stands === 'start' ? `${text}${separator}${body}` : `${body}${separator}${text}`;
