// What the browser of somebody keeps of them before they are erased and after, and what it keeps of others.
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import * as api from './support/api.mjs';
import { useBrowser } from './support/browser.mjs';
import { eventually } from './support/eventually.mjs';
import { useParley } from './support/parley.mjs';
import { Person } from './support/person.mjs';
import { hits, PLACES, plant, weed } from './support/storage.mjs';

const SAID = 'Rosemary-that-is-for-remembrance';
const UNSAID = 'Pansies-that-is-for-thoughts';
const UNSAID_OF_ANOTHER = 'Words-words-words';
const DECOY = 'Fennel-for-you-and-columbines';
const NOWHERE = Object.fromEntries(PLACES.map((place) => [place, 0]));
const ERASED_MS_MAX = 60_000;

describe('the browser of somebody who is erased', { timeout: 180_000 }, () => {
  const parley = useParley();
  const browser = useBrowser();
  let ophelia;
  let hamlet;
  let names;
  let kept;

  before(async () => {
    const owner = await api.signUp(parley.url, 'hamlet', 'Prince-Hamlet');
    const { server, channels } = await owner.createServer('Elsinore');
    const guest = await api.signUp(parley.url, 'ophelia', 'Fair-Ophelia');
    await guest.accept((await owner.invite(server.id)).code);
    names = ['ophelia', 'Fair-Ophelia', guest.user.id, SAID];
    hamlet = await personAt('hamlet', channels[0].channel.id);
    ophelia = await personAt('ophelia', channels[0].channel.id);
    await ophelia.send(SAID);
    await hamlet.message(SAID).waitFor();
    await hamlet.composer().fill(UNSAID_OF_ANOTHER);
    await ophelia.composer().fill(UNSAID);
  });

  it('keeps what she began to write, and nothing else of hers', async () => {
    await eventually(async () => assert.ok((await hits(ophelia.page, [UNSAID]))['local storage'] > 0));
    kept = await hits(ophelia.page, [UNSAID, ...names]);
    assert.deepEqual(await hits(ophelia.page, names), NOWHERE);
  });

  it('is searched in every place', async () => {
    assert.deepEqual(await hits(ophelia.page, [DECOY]), NOWHERE);
    await plant(ophelia.page, DECOY);
    const found = await hits(ophelia.page, [DECOY]);
    for (const place of PLACES) assert.ok(found[place] > 0, place);
    await weed(ophelia.page);
    assert.deepEqual(await hits(ophelia.page, [DECOY]), NOWHERE);
  });

  it('keeps nothing of her once she is erased', async (test) => {
    const code = await ophelia.askToBeErased();
    await ophelia.enter();
    await ophelia.page.getByRole('button', { name: 'Delete it now' }).click();
    await ophelia.prove('Delete now');
    await eventually(async () => assert.equal(await receipts(code), 1), ERASED_MS_MAX);
    const left = await hits(ophelia.page, [UNSAID, ...names]);
    for (const place of PLACES) test.diagnostic(`${place}: found ${kept[place]} times before, ${left[place]} times after`);
    assert.deepEqual(left, NOWHERE);
  });

  it('leaves what others began to write in theirs', async () => {
    assert.ok((await hits(hamlet.page, [UNSAID_OF_ANOTHER]))['local storage'] > 0);
    assert.deepEqual(await hits(hamlet.page, [UNSAID, ...names]), NOWHERE);
  });

  async function personAt(name, channel) {
    const person = new Person(await browser.page(parley.url), name);
    await person.logIn();
    await person.page.goto(`/c/${channel}`);
    await person.composer().waitFor();
    return person;
  }

  async function receipts(code) {
    const answer = await fetch(`${parley.url}/api/v1/receipts/find`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code }),
    });
    return answer.ok ? (await answer.json()).receipts?.length ?? 0 : 0;
  }
});
