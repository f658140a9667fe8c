import { hash, verify } from '@node-rs/argon2';
import type { Algorithm } from '@node-rs/argon2';

/** Argon2id with the first choice of OWASP's Password Storage Cheat Sheet for one lane: 19 MiB, 2 passes, about 20 ms of one core. */
const OPTIONS = { algorithm: 2 satisfies Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

// Hashing runs on the threads that file and name look-ups need too: two at a time leave them air.
const AT_ONCE = 2;
const LONGEST_QUEUE = 64;

/** Too many sign-ins are waiting to be checked: this one is refused rather than kept waiting. */
export class PassphrasesBusy extends Error {}

export interface Passphrases {
  /** Throws `PassphrasesBusy`. */
  hash(passphrase: string): Promise<string>;
  /** Takes as long for no hash (nobody has this e-mail) as for a wrong passphrase. Throws `PassphrasesBusy`. */
  verify(passphraseHash: string | null, passphrase: string): Promise<boolean>;
}

export function createPassphrases(): Passphrases {
  let running = 0;
  const waiting: (() => void)[] = [];
  let nobodys: Promise<string> | null = null;

  async function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    if (running >= AT_ONCE) {
      if (waiting.length >= LONGEST_QUEUE) throw new PassphrasesBusy('too many sign-ins at once');
      await new Promise<void>((resolve) => void waiting.push(resolve));
    } else running += 1;
    try {
      return await work();
    } finally {
      // The place is handed over without being given up, so nobody slips in between.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  }

  const hashOf = (passphrase: string) => hash(passphrase.normalize('NFC'), OPTIONS);
  return {
    hash: (passphrase) => inTurn(() => hashOf(passphrase)),
    verify: (passphraseHash, passphrase) =>
      inTurn(async () => {
        nobodys ??= hashOf('nobody has this passphrase');
        const matches = await verify(passphraseHash ?? (await nobodys), passphrase.normalize('NFC'));
        return matches && passphraseHash !== null;
      }),
  };
}
