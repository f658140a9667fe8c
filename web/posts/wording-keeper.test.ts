import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { Failure } from '../api/failure.ts';
import { EMPTY } from './requests.ts';
import { makeWordingKeeper, PAUSE, RETRY } from './wording-keeper.ts';
import type { Kept, Shelved, WordingView } from './wording-keeper.ts';

const words = (text: string) => ({ content: { ...EMPTY.content, parts: [{ text }] } });
const textOf = ({ content }: Pick<Kept, 'content'>) => content.parts[0]?.text;
const turn = async () => await new Promise((done) => setImmediate(done));

/** A server with one post, a browser, and a clock that moves when told. `mood`: what becomes of the next write. */
function world() {
  const server = {
    post: { ...EMPTY, ...words('Un.'), accountIds: [], revision: 1 } as Kept,
    mood: 'well' as 'well' | 'deaf' | 'mute' | 'no',
  };
  const browser = { shelf: null as Shelved | null, view: null as WordingView | null };
  let timers: { readonly run: () => void; readonly ms: number }[] = [];
  let held: (() => void) | null = null;
  const open = () =>
    makeWordingKeeper(server.post, {
      async write({ revision, content, accountIds }) {
        await new Promise<void>((go) => (held === null ? go() : (held = go)));
        if (server.mood === 'deaf') throw new Failure('offline');
        if (server.mood === 'no') throw new Failure('invalid', {}, 422);
        if (revision !== server.post.revision) throw new Failure('changed-since', {}, 409);
        server.post = { content, accountIds: [...accountIds], revision: revision + 1 };
        if (server.mood === 'mute') throw new Failure('timeout');
        return server.post;
      },
      read: async () => server.post,
      shelf: { read: () => browser.shelf, put: (shelved) => void (browser.shelf = shelved), clear: () => void (browser.shelf = null) },
      later(ms, run) {
        const timer = { ms, run };
        timers.push(timer);
        return () => void (timers = timers.filter((one) => one !== timer));
      },
      changed: (view) => void (browser.view = view),
    });
  const pass = async (ms: number) => {
    for (const timer of timers.filter((one) => one.ms <= ms)) {
      timers = timers.filter((one) => one !== timer);
      timer.run();
    }
    for (let turns = 0; turns < 5; turns += 1) await turn();
  };
  return {
    server,
    browser,
    open,
    pass,
    hold: () => void (held = () => {}),
    release: async () => {
      const go = held;
      held = null;
      go?.();
      for (let turns = 0; turns < 5; turns += 1) await turn();
    },
    colleague: (text: string) => void (server.post = { ...server.post, ...words(text), revision: server.post.revision + 1 }),
  };
}

suite('the words of a post while they are typed', () => {
  test('leaving the page at once sends the last words', async () => {
    const { server, browser, open, pass } = world();
    const keeper = open();
    keeper.type(words('Un. Deux.'));
    keeper.close();
    await pass(0);
    assert.equal(textOf(server.post), 'Un. Deux.');
    assert.equal(browser.shelf, null);
  });

  test('leaving while an earlier word is on its way sends the last ones after it', async () => {
    const { server, open, pass, hold, release } = world();
    const keeper = open();
    hold();
    keeper.type(words('a'));
    await pass(PAUSE);
    keeper.type(words('ab'));
    keeper.close();
    await release();
    assert.deepEqual([textOf(server.post), server.post.revision], ['ab', 3]);
  });

  test('without a network they wait in the browser, and are there again', async () => {
    const { server, browser, open, pass } = world();
    const keeper = open();
    server.mood = 'deaf';
    keeper.type(words('Deux.'));
    keeper.close();
    await pass(0);
    assert.equal(textOf(server.post), 'Un.');
    server.mood = 'well';
    open();
    assert.equal(browser.view && textOf(browser.view), 'Deux.');
    await pass(0);
    assert.deepEqual([textOf(server.post), browser.view?.state, browser.shelf], ['Deux.', 'kept', null]);
  });

  test('two who wait for the same words send them once', async () => {
    const { server, browser, open, pass, hold, release } = world();
    const keeper = open();
    hold();
    keeper.type(words('a'));
    await pass(PAUSE);
    keeper.type(words('ab'));
    const both = Promise.all([keeper.settle(), keeper.settle()]);
    await release();
    assert.deepEqual(await both, [3, 3]);
    assert.equal(browser.view?.conflict, false);
    assert.equal(textOf(server.post), 'ab');
  });

  test('an answer that was lost is no colleague', async () => {
    const { server, browser, open, pass } = world();
    const keeper = open();
    server.mood = 'mute';
    keeper.type(words('Deux.'));
    await pass(PAUSE);
    assert.equal(browser.view?.state, 'unsaved');
    server.mood = 'well';
    keeper.type(words('Deux. Trois.'));
    await pass(PAUSE);
    await pass(PAUSE);
    assert.deepEqual([browser.view?.conflict, browser.view?.state, textOf(server.post)], [false, 'kept', 'Deux. Trois.']);
  });

  test('a colleague’s words are not written over, and each way out is taken', async () => {
    for (const mine of [true, false]) {
      const { server, browser, open, pass, colleague } = world();
      const keeper = open();
      keeper.type(words('Les miens.'));
      colleague('Les siens.');
      await pass(PAUSE);
      assert.equal(browser.view?.conflict, true);
      assert.equal(textOf(server.post), 'Les siens.');
      assert.equal(await keeper.settle(), null);
      await (mine ? keeper.keepMine() : keeper.takeTheirs());
      await pass(0);
      assert.deepEqual(
        [browser.view?.conflict, browser.view?.state, textOf(server.post), browser.view && textOf(browser.view)],
        [false, 'kept', ...(mine ? ['Les miens.', 'Les miens.'] : ['Les siens.', 'Les siens.'])],
      );
    }
  });

  test('a colleague’s change is taken over while nothing of ours is waiting, even one that came while ours was on its way', async () => {
    const { server, browser, open, pass, colleague, hold, release } = world();
    const keeper = open();
    colleague('Deux.');
    keeper.arrived(server.post);
    assert.equal(browser.view && textOf(browser.view), 'Deux.');
    hold();
    keeper.type(words('Trois.'));
    await pass(PAUSE);
    const ours = keeper.settle();
    keeper.arrived({ ...server.post, ...words('Quatre.'), revision: 4 });
    await release();
    assert.equal(await ours, 3);
    await pass(0);
    assert.deepEqual([browser.view && textOf(browser.view), browser.view?.revision], ['Quatre.', 4]);
  });

  test('what the server will not have is told and not sent over and over; an empty warning is none', async () => {
    const { server, browser, open, pass } = world();
    const keeper = open();
    server.mood = 'no';
    keeper.type(words('Deux.'));
    await pass(PAUSE);
    assert.equal(browser.view?.failure?.message, 'invalid');
    await pass(RETRY);
    server.mood = 'well';
    keeper.type({ content: { ...words('Deux.').content, contentWarning: ' ' } });
    await pass(PAUSE);
    assert.deepEqual([browser.view?.state, browser.view?.failure, server.post.content.contentWarning], ['kept', null, null]);
  });
});
