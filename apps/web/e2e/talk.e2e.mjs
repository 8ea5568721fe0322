// Two people talk in two browsers; the nodes they use die under them and come back. Everywhere it is the same talk:
// `PARLEY_E2E_PLACES` says where it is held.
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import * as api from './support/api.mjs';
import { findings, useBrowser } from './support/browser.mjs';
import { eventually } from './support/eventually.mjs';
import { useParley } from './support/parley.mjs';
import { Person } from './support/person.mjs';

const EACH_SENDS = 12;
const KILLED_AFTER = 4;
/** Tall enough that the whole talk stands in the page, which keeps only what is near. */
const TALL = { width: 1440, height: 2400 };

const PLACES = (process.env.PARLEY_E2E_PLACES ?? 'embedded').split(',');

for (const place of PLACES) describe(`two people, ${place}`, { timeout: 300_000 }, () => {
  const parley = useParley(place);
  const browser = useBrowser();
  let ophelia;
  let hamlet;

  it('make accounts, a server and an invite, and meet', async () => {
    ophelia = new Person(await browser.page(parley.url, TALL), 'ophelia');
    await ophelia.signUp();
    await ophelia.createServer('Elsinore');
    const address = await ophelia.invite('Elsinore');

    hamlet = new Person(await browser.page(parley.url, TALL), 'hamlet');
    await hamlet.signUp(new URL(address).pathname);
    await hamlet.composer().waitFor();
    await ophelia.member('hamlet', 'Online').waitFor();
    await hamlet.member('ophelia', 'Online').waitFor();
  });

  it('write to each other', async () => {
    await ophelia.send('Good my lord, how does your honour?');
    await hamlet.message('how does your honour').waitFor();
    await hamlet.send('I humbly thank you; **well, well, well**.');
    await ophelia.message('I humbly thank you').waitFor();
    await bothReadTheTruth();
  });

  it('see that the other is typing', async () => {
    await hamlet.write('I never gave you aught.');
    await ophelia.page.getByText('hamlet is typing').waitFor();
    await hamlet.composer().fill('');
    await ophelia.page.getByText('hamlet is typing').waitFor({ state: 'detached', timeout: 20_000 });
  });

  it('see edits and deletions', async () => {
    await hamlet.send('I loved you not.');
    await ophelia.message('I loved you not.').waitFor();
    await hamlet.edit('I loved you not.', 'I did love you once.');
    await ophelia.message('I did love you once.').waitFor();
    await ophelia.message('I did love you once.').getByText('(edited)').waitFor();
    await hamlet.remove('I did love you once.');
    await ophelia.message('I did love you once.').waitFor({ state: 'detached' });
    await bothReadTheTruth();
  });

  it('see who is away', async () => {
    const path = new URL(hamlet.page.url()).pathname;
    await hamlet.page.goto('about:blank');
    await ophelia.member('hamlet', 'Offline').waitFor({ timeout: 90_000 });
    await hamlet.page.goto(path);
    await ophelia.member('hamlet', 'Online').waitFor();
  });

  it('lose nothing and see nothing twice when the node is killed under them', async () => {
    const words = (who, number) => `${who} says ${number}`;
    for (let number = 1; number <= EACH_SENDS; number++) {
      await ophelia.send(words('ophelia', number));
      await hamlet.send(words('hamlet', number));
      if (number === KILLED_AFTER) {
        await parley.kill();
      }
    }
    await parley.start();

    const truth = await eventually(async () => {
      const messages = await everything();
      for (const who of ['ophelia', 'hamlet']) {
        const said = messages.filter((each) => each.startsWith(`${who} says `));
        const expected = Array.from({ length: EACH_SENDS }, (_, at) => words(who, at + 1));
        assert.deepEqual(said, expected);
      }
      return messages;
    }, 60_000);
    await eventually(async () => {
      assert.deepEqual(await ophelia.reads(), truth);
      assert.deepEqual(await hamlet.reads(), truth);
    }, 30_000);
  });

  it('go on talking afterwards', async () => {
    await ophelia.send('Was it real?');
    await hamlet.message('Was it real?').waitFor();
    await bothReadTheTruth();
  });

  it('meet no obstacle on the way', async () => {
    assert.deepEqual(await findings(ophelia.page), []);
    assert.deepEqual([...ophelia.page.errors, ...hamlet.page.errors], []);
  });

  after(() => Promise.all([ophelia, hamlet].map((person) => person?.page.context().close())));

  async function everything() {
    const reader = await api.logIn(parley.url, 'ophelia');
    const messages = await reader.everything(ophelia.channel());
    return messages.map((message) => message.content);
  }

  async function bothReadTheTruth() {
    await eventually(async () => {
      const truth = await everything();
      assert.deepEqual(await ophelia.reads(), truth);
      assert.deepEqual(await hamlet.reads(), truth);
    });
  }
});
