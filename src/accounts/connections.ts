import type { Credentials, NetworkConnection, NetworkResult } from '../networks/network.ts';
import type { Database } from '../platform/database/index.ts';
import type { Log } from '../platform/log.ts';
import { fail } from '../platform/result.ts';
import type { Seal } from '../platform/secrets/index.ts';
import type { Account } from './account.ts';
import { isOpen } from './account.ts';
import { readCredentials, renewCredentials } from './credentials.ts';
import type { Networks } from './networks.ts';
import { findAccount } from './store.ts';

export interface AccountKey {
  readonly organisationId: string;
  readonly accountId: string;
}

/** An open connection and the age of the credentials that it was opened with. */
export interface OpenedAccount {
  readonly account: Account;
  readonly connection: NetworkConnection;
  /** Whether these credentials are the newest kept: if not, a refusal says nothing yet. */
  isCurrent(): Promise<boolean>;
}

export interface Connections {
  /** Opens a connection of one's own, which one closes. Null when the account is not open or its credentials cannot be read. */
  open(key: AccountKey): Promise<OpenedAccount | null>;
  /**
   * Runs `act` on a connection that is kept open between calls. Credentials that another process has renewed are taken over before, and once
   * more when the network refuses the ones it had; so `act` may run twice, the second time only after a refusal.
   */
  use<Value>(key: AccountKey, act: (connection: NetworkConnection) => Promise<NetworkResult<Value>>): Promise<NetworkResult<Value>>;
  /** Opens one to give its credentials back, whatever the account's state. Null when they are gone, or cannot be read. One closes it. */
  openToLeave(key: AccountKey): Promise<NetworkConnection | null>;
  close(): Promise<void>;
}

interface Kept {
  readonly connection: NetworkConnection;
  readonly connectionNumber: number;
  version: number;
  /** Calls under way: a connection that was replaced is closed only when the last of them has ended. */
  users: number;
  replaced: boolean;
}

export function createConnections(deps: { database: Database; networks: Networks; seal: Seal; log: Log }): Connections {
  const { database, networks, seal, log } = deps;
  const kept = new Map<string, Kept>();

  async function load(key: AccountKey, evenShut = false) {
    return await database.read(key.organisationId, async (db) => {
      const account = await findAccount(db, key.organisationId, key.accountId);
      const credentials = account && (evenShut || isOpen(account.state)) ? await readCredentials(seal, db, key) : null;
      return account && credentials ? { account, ...credentials } : null;
    });
  }

  function openWith(account: Account, loaded: { credentials: Credentials; connectionNumber: number; version: number }): Kept {
    const { organisationId, accountId, identity, server } = account;
    const saveCredentials = async (credentials: Credentials) => {
      const version = await database.transact(organisationId, (tx) =>
        renewCredentials(seal, tx, { accountId, connectionNumber: loaded.connectionNumber }, credentials),
      );
      // Null: disconnected, or connected anew meanwhile. These credentials then die with this connection.
      if (version !== null) opened.version = version;
    };
    const loadCredentials = async () => {
      const now = await load(account);
      if (now?.connectionNumber !== loaded.connectionNumber) return null;
      opened.version = now.version;
      return now.credentials;
    };
    const means = { credentials: loaded.credentials, saveCredentials, loadCredentials };
    const opened: Kept = {
      connection: networks[account.network].open({
        organisationId,
        accountId,
        identity,
        server,
        capabilities: account.capabilities,
        ...means,
      }),
      connectionNumber: loaded.connectionNumber,
      version: loaded.version,
      users: 0,
      replaced: false,
    };
    return opened;
  }

  async function isCurrent(key: AccountKey, opened: Kept): Promise<boolean> {
    const now = await load(key);
    return now !== null && now.connectionNumber === opened.connectionNumber && now.version === opened.version;
  }

  async function borrow(key: AccountKey): Promise<Kept | null> {
    const loaded = await load(key);
    const before = kept.get(key.accountId);
    const good = loaded && before && before.connectionNumber === loaded.connectionNumber && before.version >= loaded.version;
    const opened = good ? before : loaded && openWith(loaded.account, loaded);
    if (before && opened !== before) {
      kept.delete(key.accountId);
      before.replaced = true;
      closeIfIdle(before);
    }
    if (opened) {
      kept.set(key.accountId, opened);
      opened.users += 1;
    }
    return opened;
  }

  function giveBack(opened: Kept): void {
    opened.users -= 1;
    closeIfIdle(opened);
  }

  function closeIfIdle(opened: Kept): void {
    if (!opened.replaced || opened.users > 0) return;
    opened.connection.close().catch((error: unknown) => log.warn({ err: error }, 'a connection did not close'));
  }

  return {
    async open(key) {
      const loaded = await load(key);
      if (loaded === null) return null;
      const opened = openWith(loaded.account, loaded);
      return { account: loaded.account, connection: opened.connection, isCurrent: () => isCurrent(key, opened) };
    },

    async use<Value>(key: AccountKey, act: (connection: NetworkConnection) => Promise<NetworkResult<Value>>) {
      for (let attempt = 1; ; attempt += 1) {
        const opened = await borrow(key);
        if (opened === null) return fail({ kind: 'unauthorised', reason: 'not-connected' });
        try {
          const result = await act(opened.connection);
          const refused = !result.ok && result.error.kind === 'unauthorised';
          if (!refused || attempt > 1 || (await isCurrent(key, opened))) return result;
        } finally {
          giveBack(opened);
        }
      }
    },

    async openToLeave(key) {
      const loaded = await load(key, true);
      return loaded && openWith(loaded.account, loaded).connection;
    },

    async close() {
      const open = [...kept.values()];
      kept.clear();
      await Promise.allSettled(open.map(({ connection }) => connection.close()));
    },
  };
}
