/**
 * Layers: what an account's profile shows that is not its own. Each is set by one room and says what it wants; together over the original they
 * make the profile that is published.
 */

/** Later ones lie over earlier ones. */
export const LAYERS = ['office', 'persona', 'team-picture', 'helm'] as const;
export type Layer = (typeof LAYERS)[number];

/** A picture that was kept: SHA-256 of its bytes in lower-case hexadecimal. */
export type PictureId = string;

/** What a layer wants. A field that is absent is left to what lies below. */
export interface LayerContent {
  readonly displayName?: string;
  /** In place of the description below. */
  readonly description?: string;
  /** Beside the description below, on a line of its own: `Aux commandes : Inès`. Shortened or left out when the network has no room. */
  readonly descriptionLine?: string;
  readonly avatar?: PictureId;
  readonly banner?: PictureId;
}

export type Layers = Readonly<Partial<Record<Layer, LayerContent>>>;

/** What a profile shows. Pictures by their ids; null: none. */
export interface Shown {
  readonly displayName: string;
  readonly description: string;
  readonly avatar: PictureId | null;
  readonly banner: PictureId | null;
}

export const FIELDS = ['displayName', 'description', 'avatar', 'banner'] as const satisfies readonly (keyof Shown)[];
export type Field = (typeof FIELDS)[number];

/** The fields that layers speak of. */
export const fieldsOf = (layers: Layers): Field[] => FIELDS.filter((field) => Object.values(layers).some((one) => speaksOf(one, field)));

/** The fields of which a layer says something else now than before. */
export const changedFields = (before: LayerContent, after: LayerContent): Field[] =>
  FIELDS.filter((field) => before[field] !== after[field] || (field === 'description' && before.descriptionLine !== after.descriptionLine));

const speaksOf = (content: LayerContent, field: Field): boolean =>
  content[field] !== undefined || (field === 'description' && content.descriptionLine !== undefined);
