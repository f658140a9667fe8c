/** Somebody who signs, among others who sign at the same place. */
export interface Namesake {
  readonly memberId: string;
  readonly publicName: string;
  readonly initials: string;
  /** Chosen for this place; null: the public name. */
  readonly signsAs: string | null;
}

/**
 * Two names that the public could take for one: case, accents and spaces do not tell people apart (Ines and Inès). Signs that are a part
 * of the writing, as in Hindi or Hebrew, do.
 */
export const sameName = (one: string, other: string): boolean => foldName(one) === foldName(other);

/** The key under which `sameName` compares. */
export const foldName = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/(?<=\p{Script=Latin}\p{M}*)\p{M}/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .trim();

/**
 * The name under which each signs, all different. A name chosen for this place stays as it is; homonyms among the others are told apart
 * by what the public knows of them already, their initials, never by the family name: two Inès are `Inès N.` and `Inès B.`, or
 * `Inès IN2` where a letter is not enough.
 */
export function distinctNames(people: readonly Namesake[]): Map<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  const give = (memberId: string, name: string): void => {
    names.set(memberId, name);
    taken.add(foldName(name));
  };
  for (const { memberId, signsAs } of people) if (signsAs !== null) give(memberId, signsAs);
  const waiting = people.filter(({ signsAs }) => signsAs === null);
  const bearers = countBy(waiting, ({ publicName }) => foldName(publicName));
  const alone = ({ publicName }: Namesake) => bearers.get(foldName(publicName)) === 1 && !taken.has(foldName(publicName));
  const homonyms = waiting.filter((one) => !alone(one));
  for (const one of waiting) if (!homonyms.includes(one)) give(one.memberId, one.publicName);
  const short = countBy(homonyms, (one) => foldName(withLetter(one)));
  for (const one of homonyms) {
    const letter = withLetter(one);
    const isEnough = short.get(foldName(letter)) === 1 && letter !== one.publicName && !taken.has(foldName(letter));
    give(one.memberId, isEnough ? letter : firstFree(one, taken));
  }
  return names;
}

/** Names that this person could sign with and nobody else of `others` has, the plainest first; 2 to 4 of them. */
export function proposeNames(person: Namesake, others: readonly Namesake[]): string[] {
  const taken = new Set([...distinctNames(others).values()].map(foldName));
  const candidates = [person.publicName, withLetter(person), `${person.publicName} ${person.initials}`];
  const free = new Map(candidates.filter((name) => !taken.has(foldName(name))).map((name) => [foldName(name), name]));
  for (let number = 2; free.size < 2; number += 1) {
    const numbered = `${person.publicName} ${number}`;
    if (!taken.has(foldName(numbered))) free.set(foldName(numbered), numbered);
  }
  return [...free.values()];
}

/** `Inès` of initials `IN` → `Inès N.`; the name alone when the initials have but one letter. */
function withLetter({ publicName, initials }: Pick<Namesake, 'publicName' | 'initials'>): string {
  const letters = Array.from(new Intl.Segmenter('fr').segment(initials.replace(/\p{N}+$/u, '')), ({ segment }) => segment);
  const last = letters.length > 1 ? letters.at(-1) : undefined;
  return last === undefined ? publicName : `${publicName} ${last}.`;
}

function firstFree({ publicName, initials }: Namesake, taken: ReadonlySet<string>): string {
  let name = `${publicName} ${initials}`;
  for (let number = 2; taken.has(foldName(name)); number += 1) name = `${publicName} ${initials} ${number}`;
  return name;
}

function countBy<Item>(items: readonly Item[], key: (item: Item) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return counts;
}
