import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { html } from './markup.ts';

describe('markup', () => {
  it('keeps any text a text, in an element and in an attribute', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { markup } = html`<p title="${text}">${text}</p>`;
        assert.equal(markup.match(/[<>]/g)?.length, 4);
        assert.equal(markup.match(/"/g)?.length, 2);
      }),
    );
  });

  it('escapes once, and puts lists one after the other', () => {
    const item = (text: string) => html`<li>${text}</li>`;
    assert.equal(html`<ul>${['a & b', 'c'].map(item)}${3}</ul>`.markup, '<ul><li>a &amp; b</li><li>c</li>3</ul>');
  });
});
