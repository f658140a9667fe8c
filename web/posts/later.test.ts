import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { makeLater } from './later.ts';

suite('what may follow in a moment', () => {
  test('runs once, as it was asked last', async () => {
    const later = makeLater({ pause: 5, most: 1_000 });
    const ran = await new Promise<string[]>((resolve) => {
      const all: string[] = [];
      later.soon(() => all.push('first'));
      later.soon(() => {
        all.push('last');
        resolve(all);
      });
    });
    assert.deepEqual(ran, ['last']);
  });

  test('is not put off for ever by who goes on', (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    let [ran, now] = [0, 0];
    t.mock.method(performance, 'now', () => now);
    const later = makeLater({ pause: 100, most: 300 });
    for (; now < 600; now += 50) {
      later.soon(() => (ran += 1));
      t.mock.timers.tick(50);
    }
    const before = ran;
    assert.ok(before >= 1 && before <= 2);
    later.soon(() => (ran += 1));
    later.forget();
    t.mock.timers.tick(1_000);
    assert.equal(ran, before);
  });
});
