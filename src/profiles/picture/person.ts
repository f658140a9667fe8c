/** Somebody on a team picture. */
export interface PicturedPerson {
  readonly memberId: string;
  /** As the public reads it; written under the face, and in the words that describe the picture. */
  readonly name: string;
  readonly initials: string;
  /** A square photo, of any format that the server reads; null: a monogram is drawn. */
  readonly photo: Uint8Array | null;
}

export interface Team {
  readonly people: readonly PicturedPerson[];
  /** Of the organisation; stands small. */
  readonly logo: Uint8Array | null;
}

/** The most faces that a picture shows; of more people, the last face says how many others there are. */
export const MOST_FACES = 12;

/** What a face on the picture is: somebody, or so many others. */
export type Seat = { readonly person: PicturedPerson } | { readonly others: number };

/** Who sits where when there are `most` seats. */
export function seat(people: readonly PicturedPerson[], most: number): Seat[] {
  if (people.length <= most) return people.map((person) => ({ person }));
  const shown = people.slice(0, most - 1).map((person) => ({ person }));
  return [...shown, { others: people.length - shown.length }];
}
