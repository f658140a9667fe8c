import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { MemberView } from '../../src/people/schema.ts';
import type { Signer } from '../../src/past/schema.ts';
import { matchSigner, peopleToPropose } from './match-signer.ts';

const member = (publicName: string, initials: string, state: MemberView['state'] = 'active') =>
  ({ memberId: initials, publicName, givenName: publicName, initials, state }) as MemberView;
const signer = (author: string, form: string, posts = 10) => ({ author, form, posts }) as Signer;

describe('who signs is found in the team', () => {
  const team = [member('Inès', 'IN'), member('Paul', 'PA'), member('Paul', 'PB'), member('Zoé', 'ZO', 'deactivated')];

  it('by public name or by initials, whatever the case and the accents', () => {
    assert.equal(matchSigner(signer('INES', 'given-name'), team)?.memberId, 'IN');
    assert.equal(matchSigner(signer('in', 'initials'), team)?.memberId, 'IN');
    assert.equal(matchSigner(signer('IN', 'given-name'), team), null);
  });

  it('never by a guess between two, nor among those who left', () => {
    assert.equal(matchSigner(signer('Paul', 'given-name'), team), null);
    assert.equal(matchSigner(signer('Zoé', 'given-name'), team), null);
  });

  it('so that only the others are proposed, each once', () => {
    const signers = [
      signer('Joy', 'given-name'),
      signer('Inès', 'given-name'),
      signer('joy', 'given-name'),
      signer('Mat', 'given-name', 2),
    ];
    assert.deepEqual(
      peopleToPropose(signers, team).map(({ author }) => author),
      ['Joy'],
    );
  });
});
