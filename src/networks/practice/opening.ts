import type { PictureName } from './pictures.ts';

/** How a storyline begins, and what its author has in store. In every text `{@}` stands for the account that is spoken to. */
export interface Opening {
  readonly id: string;
  readonly language: 'fr' | 'en' | 'ar';
  readonly text: string;
  /** Who alone says this, by handle; anybody ordinary of the language when absent. */
  readonly by?: readonly string[];
  /** What the author answers when asked, in order. */
  readonly details: readonly string[];
  /** What the author may ask once answered. */
  readonly question?: string;
  /** The thanks that suit this story; the temperament's own otherwise. */
  readonly thanks?: string;
  readonly nudge?: string;
  readonly picture?: { readonly name: PictureName; readonly alt: string };
  /** The first post as its author corrects it a moment later. */
  readonly amended?: string;
  /** Takes the post away when nobody has answered. */
  readonly retracts?: true;
  /** Said to the account alone. */
  readonly inPrivate?: true;
  /** Quotes the account's newest post, when it has one. */
  readonly quotes?: true;
}
