import { randomUUID } from 'node:crypto';
import type { Transaction } from '../../platform/database/index.ts';
import type { NetworkImage } from '../network.ts';
import { characterOf, toPerson } from './cast.ts';
import type { Character } from './cast.ts';
import { firstLook, nextMove } from './character.ts';
import type { Opening } from './opening.ts';
import { picture } from './pictures.ts';
import { identityOf } from './person.ts';
import type { PracticePerson } from './person.ts';
import { newRecordKey } from './post.ts';
import { address, asksSomething, chooseOpening, MAXIMUM_STORYLINES, openingOf, pause, reserveOf, TOLD_MEMORY, wordsFor } from './script.ts';
import { newestPosts } from './store.ts';
import { forgetStorylines, holdLife, noteOpening, openStorylines, quietMinutes, saveStoryline } from './store-life.ts';
import type { Answer, Life, Storyline } from './store-life.ts';
import { follow } from './store-followers.ts';
import { accountsSpokenTo, addPeople } from './store-people.ts';
import { deletePost, rewritePost, writePost } from './write-posts.ts';

export interface Chance {
  readonly now: Date;
  /** A number in [0, 1). */
  readonly random: () => number;
}

/** Words of characters in one turn, at most: after a stop they do not all speak at once. */
const WORDS_A_TURN = 3;

/**
 * Plays one turn of an organisation's practice life: everybody who is due looks at his or her thread, and perhaps somebody new speaks up.
 * Answers how many posts were written, changed or deleted. Two workers at once play one turn, not two.
 */
export async function playTurn(tx: Transaction, chance: Chance): Promise<number> {
  const life = await holdLife(tx.db, tx.organisationId);
  if (life === null) return 0;
  let words = 0;
  const open = await openStorylines(tx.db, tx.organisationId, MAXIMUM_STORYLINES);
  for (const { storyline, answer } of open) {
    if (words >= WORDS_A_TURN) break;
    if (await play(tx, { storyline, answer }, chance)) words += 1;
  }
  if (words < WORDS_A_TURN && open.length < MAXIMUM_STORYLINES && life.nextOpeningAt <= chance.now) {
    const busy = new Set(open.map(({ storyline }) => storyline.characterIdentity.replace(/^practice:/, '')));
    if (await speakUp(tx, { life, busy }, chance)) words += 1;
  }
  return words;
}

/** One character looks at one thread. True when something can be read of it. */
async function play(
  tx: Transaction,
  { storyline, answer }: { storyline: Storyline; answer: Answer | null },
  chance: Chance,
): Promise<boolean> {
  const handle = storyline.characterIdentity.replace(/^practice:/, '');
  const [opening, character] = [openingOf(storyline.openingId), characterOf(handle)];
  if (!opening || !character) {
    // Told by an earlier version of the script.
    await saveStoryline(tx.db, tx.organisationId, { ...storyline, stage: 'over' });
    return false;
  }
  const { move, state } = nextMove(storyline, {
    temperament: character.temperament,
    reserve: reserveOf(opening),
    answer: answer && { asks: asksSomething(answer.text) },
    ...chance,
  });
  if (state === storyline) return false;
  const account = storyline.accountIdentity.replace(/^practice:/, '');
  let lastRef = storyline.lastRef;
  let visible = false;
  if (move.act === 'amend') visible = await rewritePost(tx, storyline.rootRef, address(opening.amended ?? opening.text, account));
  if (move.act === 'retract') visible = await deletePost(tx, storyline.rootRef);
  if (move.act === 'say') {
    const words = wordsFor(move.word, { opening, character, ...storyline }, chance.random);
    const written =
      words &&
      (await say(tx, character, {
        text: address(words, account),
        parentRef: answer?.ref ?? lastRef,
        now: chance.now,
        language: opening.language,
      }));
    if (written) [lastRef, visible] = [written, true];
    // Who was helped stays.
    if (written && move.word === 'thanks') await follow(tx, { follower: storyline.characterIdentity, account: storyline.accountIdentity });
  }
  await saveStoryline(tx.db, tx.organisationId, { ...storyline, ...state, lastRef });
  return visible;
}

/** Somebody new speaks to one of the organisation's accounts. */
async function speakUp(tx: Transaction, { life, busy }: { life: Life; busy: ReadonlySet<string> }, chance: Chance): Promise<boolean> {
  const { now, random } = chance;
  const accounts = await accountsSpokenTo(tx.db, tx.organisationId, 50);
  const account = accounts[Math.floor(random() * accounts.length)];
  const choice = chooseOpening(life.told, busy, random);
  const wait = pause(await quietMinutes(tx.db, tx.organisationId, now), random);
  const nextOpeningAt = new Date(now.getTime() + wait * 1_000);
  if (!account || !choice) {
    await noteOpening(tx.db, tx.organisationId, { nextOpeningAt, told: life.told });
    return false;
  }
  const { opening, character } = choice;
  await addPeople(tx.db, tx.organisationId, [{ ...toPerson(character), passphraseHash: null }]);
  const rootRef = await say(tx, character, {
    text: address(opening.text, account.handle),
    parentRef: null,
    now,
    language: opening.language,
    quotedRef: opening.quotes ? await newestOf(tx, account) : null,
    inPrivate: opening.inPrivate === true,
    images: picturesOf(opening),
  });
  await noteOpening(tx.db, tx.organisationId, { nextOpeningAt, told: [...life.told, opening.id].slice(-TOLD_MEMORY) });
  if (rootRef === null) return false;
  await saveStoryline(tx.db, tx.organisationId, {
    storylineId: randomUUID(),
    openingId: opening.id,
    characterIdentity: identityOf(character.handle),
    accountIdentity: account.identity,
    rootRef,
    lastRef: rootRef,
    stage: 'waiting',
    nudges: 0,
    detailsGiven: 0,
    asked: false,
    amended: false,
    spokeAt: now,
    actAt: firstLook(character.temperament, reserveOf(opening), chance),
  });
  await forgetStorylines(tx.db, tx.organisationId);
  return true;
}

interface Saying {
  readonly text: string;
  readonly parentRef: string | null;
  readonly now: Date;
  readonly language: string;
  readonly quotedRef?: string | null;
  readonly images?: readonly NetworkImage[];
  /** To whom it names alone; what answers a private post is private anyhow. */
  readonly inPrivate?: boolean;
}

/** Writes as a character; null when the thread is gone. */
async function say(tx: Transaction, character: Character, saying: Saying): Promise<string | null> {
  const written = await writePost(tx, {
    recordKey: newRecordKey(),
    authorIdentity: identityOf(character.handle),
    text: saying.text,
    parentRef: saying.parentRef,
    quotedRef: saying.quotedRef ?? null,
    images: saying.images ?? [],
    languages: [saying.language],
    writtenAt: saying.now,
    ...(saying.inPrivate ? { visibility: 'private' as const } : {}),
  });
  return written.ok ? written.value.ref : null;
}

async function newestOf(tx: Transaction, account: PracticePerson): Promise<string | null> {
  const [post] = await newestPosts(tx.db, tx.organisationId, { authorIdentity: account.identity, limit: 1 });
  return post?.ref ?? null;
}

const picturesOf = (opening: Opening): NetworkImage[] => (opening.picture ? [picture(opening.picture.name, opening.picture.alt)] : []);
