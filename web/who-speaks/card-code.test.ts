import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cardPath, embedCode } from './card-code.ts';

describe('the card for other sites', () => {
  it('is at an address in the chosen language', () => {
    assert.equal(cardPath('ligne-4', '', 'fr'), '/qui-parle/ligne-4/carte?lang=fr');
    assert.equal(cardPath('ligne-4', 'Ligne4.Example', 'en'), '/who-speaks/ligne-4/accounts/ligne4.example/card?lang=en');
  });
  it('comes as markup in which no name ends an attribute', () => {
    const code = embedCode('https://a.example/c?lang=fr', 'Qui parle pour "L4" <b> & co ?', 2);
    assert.match(code, /title="Qui parle pour &quot;L4&quot; &lt;b&gt; &amp; co \?"/u);
    assert.match(code, /sandbox=/u);
  });
});
