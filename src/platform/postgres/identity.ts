import { spawnSync } from 'node:child_process';
import { lchownSync, lstatSync, readdirSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import path from 'node:path';

/**
 * As whom Postgres runs: it refuses to be root.
 * - `self`: we are not root, so as ourselves.
 * - `namespace`: as ourselves, seen from inside a user namespace as `nobody`; the files stay ours, no user is made.
 * - `nobody`: where namespaces are denied (most containers), really as `nobody`, who must be able to reach the files.
 */
export type Identity = 'self' | 'namespace' | 'nobody';

const NOBODY = 65_534;
const ENTER_NAMESPACE = ['--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, '--'];

export function chooseIdentity(): Identity {
  const root = process.getuid?.() === 0;
  if (!root && hasName()) return 'self';
  const allowed = spawnSync('unshare', [...ENTER_NAMESPACE, 'true'], { stdio: 'ignore', timeout: 5_000 }).status === 0;
  if (allowed) return 'namespace';
  return root ? 'nobody' : 'self';
}

/** Whether this user is in the list of users. `docker run --user 1234` is not, and initdb insists on a name. */
function hasName(): boolean {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
}

/** `program` as `identity`, under the promise that the kernel interrupts it (Postgres's fast shutdown) when we die without a word. */
export function commandAs(identity: Identity, program: string, args: readonly string[]): [string, string[]] {
  const tail = ['--pdeathsig', 'INT', '--', program, ...args];
  switch (identity) {
    case 'self':
      return ['setpriv', tail];
    case 'namespace':
      return ['unshare', [...ENTER_NAMESPACE, 'setpriv', ...tail]];
    case 'nobody':
      return ['setpriv', [`--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups', ...tail]];
  }
}

/** Who owns the files of a Postgres that runs as `identity`. */
export const ownerOf = (identity: Identity): number => (identity === 'nobody' ? NOBODY : (process.getuid?.() ?? 0));

/** Whether any user can pass through `folder` and all that is above it. */
export function isOpenToAll(folder: string): boolean {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false;
    if (at === path.dirname(at)) return true;
  }
}

/** Gives `folder` (or file) and what it holds to `identity`, when it is someone else's: the machine's rules may have changed since the last start. */
export function giveTo(identity: Identity, folder: string): void {
  const owner = ownerOf(identity);
  if (process.getuid?.() !== 0) return;
  const found = lstatSync(folder);
  if (found.uid === owner) return;
  for (const name of found.isDirectory() ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : []) {
    lchownSync(path.join(folder, name), owner, owner);
  }
  lchownSync(folder, owner, owner);
}
