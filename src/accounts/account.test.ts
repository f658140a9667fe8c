import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { mayAccounts, nextState, shownHealth, UNHEARD_LIMIT_MS } from './account.ts';
import type { Account, AccountEvent } from './account.ts';
import { accountStateSchema } from './schema.ts';

const EVENTS: readonly AccountEvent[] = [
  'fell-behind',
  'caught-up',
  'went-silent',
  'was-refused',
  'was-paused',
  'was-resumed',
  'was-connected',
  'was-disconnected',
];
const state = fc.constantFrom(...accountStateSchema.options);
const event = fc.constantFrom(...EVENTS);

const account = (health: Partial<Account>): Account => ({
  organisationId: '',
  accountId: '',
  network: 'bluesky',
  identity: 'did:plc:a',
  handle: 'ligne4.example',
  displayName: 'Ligne 4',
  avatarUrl: null,
  server: 'https://pds.example',
  signatureForm: 'given-name',
  signatureMark: '—',
  signaturePlace: null,
  signatureDropped: [],
  undoDelaySeconds: 5,
  languages: ['fr'],
  state: 'connected',
  stateSince: new Date(0),
  trouble: null,
  cursor: null,
  lastHeardAt: null,
  listeningWay: null,
  quota: null,
  capabilities: null,
  rights: [],
  credentialsEndAt: null,
  lookEveryMs: null,
  connectedBy: '',
  breakTold: [],
  breakSeen: [],
  connectionNumber: 1,
  ...health,
});

describe('the health of an account', () => {
  test('only a person brings back what a person paused or disconnected, or what the network refused', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('paused' as const, 'disconnected' as const, 'needs-reconnection' as const),
        fc.array(event),
        (start, events) => {
          const listenersWords = events.filter((one) => !one.startsWith('was-'));
          for (const word of listenersWords) assert.equal(nextState(start, word), null);
          assert.equal(nextState(start, 'was-connected'), 'catching-up');
        },
      ),
    );
  });

  test('every account can be disconnected once', () => {
    fc.assert(
      fc.property(state, (from) => {
        assert.equal(nextState(from, 'was-disconnected'), from === 'disconnected' ? null : 'disconnected');
      }),
    );
  });

  test('a network that is heard again after silence makes the account connected', () => {
    assert.equal(nextState('silent', 'caught-up'), 'connected');
    assert.equal(nextState('silent', 'fell-behind'), 'catching-up');
  });

  test('an account that nobody listens to any more is shown silent since it was last heard', () => {
    const heard = new Date('2026-11-22T06:00:00Z');
    const unheard = account({ lastHeardAt: heard });
    const soon = new Date(heard.getTime() + UNHEARD_LIMIT_MS);
    assert.equal(shownHealth(unheard, soon).state, 'connected');
    const later = shownHealth(unheard, new Date(soon.getTime() + 1));
    assert.deepEqual(later, { state: 'silent', stateSince: heard, trouble: { kind: 'not-listening' } });
  });

  test('what a person must act on is shown as it is, however old', () => {
    const old = account({ state: 'needs-reconnection', trouble: { kind: 'unauthorised' } });
    assert.equal(shownHealth(old, new Date()).state, 'needs-reconnection');
  });
});

test('administrators and leads look after the accounts, everybody sees them', () => {
  assert.deepEqual(
    (['administrator', 'lead', 'member'] as const).map((role) => [mayAccounts('see', role), mayAccounts('manage', role)]),
    [
      [true, true],
      [true, true],
      [true, false],
    ],
  );
});
