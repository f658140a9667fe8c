import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isEmail, isPassphrase } from './form-rules.ts';
import { cityOf, zonesByContinent } from './time-zones.ts';

describe('what a form checks before it asks the server', () => {
  it('takes an e-mail that could be one, and spaces around it', () => {
    assert.ok(isEmail(' ines@ligne4.example '));
    for (const wrong of ['', 'ines', 'ines@', '@ligne4.example', 'ines@ligne4', 'i nes@ligne4.example', 'a@b..c'])
      assert.ok(!isEmail(wrong), wrong);
  });

  it('judges a passphrase by its length alone', () => {
    assert.ok(isPassphrase('douze lettre'));
    assert.ok(!isPassphrase('onze lettre'));
    assert.ok(!isPassphrase('a'.repeat(257)));
  });

  it('offers every zone under its continent, the browser’s among them', () => {
    const zones = new Set(zonesByContinent().flatMap(([, members]) => members));
    assert.ok(zones.has('Europe/Paris') && zones.has('UTC'));
    assert.ok(zones.has(Intl.DateTimeFormat().resolvedOptions().timeZone));
    assert.equal(cityOf('America/Argentina/Buenos_Aires'), 'Argentina – Buenos Aires');
  });
});
