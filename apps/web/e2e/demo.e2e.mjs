// The demo's conversation: played, played again, read back, and looked at.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as api from './support/api.mjs';
import { findings, useBrowser } from './support/browser.mjs';
import { eventually } from './support/eventually.mjs';
import { useParley } from './support/parley.mjs';
import { Person } from './support/person.mjs';

const HOME = fileURLToPath(new URL('../../../', import.meta.url));
const OWNER_ONLY = 0o600;
/** The sections of the privacy centre, each with words that stand there once it has read what it shows. */
const PRIVACY = [
  ['data', 'How many'], ['kept', 'Kept until deleted'], ['looks', 'Nobody since you joined'], ['requests', 'You asked for nothing yet'], ['sessions', 'this device'], ['choices', 'Who sees it'],
  ['export', 'Export my data'], ['delete', 'What goes'], ['receipts', 'Find receipts'],
];
const LOOKS = [360, 1440].flatMap((width) => ['light', 'dark'].map((colorScheme) => ({ width, height: 900, colorScheme })));

describe('the demo', { timeout: 300_000 }, () => {
  const parley = useParley();
  const browser = useBrowser();

  const play = async (...flags) => {
    const words = ['demo', '--url', parley.url, '--data', parley.data, ...flags];
    const { stdout } = await promisify(execFile)(join(HOME, 'parley'), words);
    return stdout;
  };

  it('plays its script once, however often it is run', async () => {
    assert.match(await play(), /^42 lines in /);
    assert.match(await play('--verify'), /^42 lines are there, each once, in order$/m);
    assert.match(await play(), /^All of it was there already\.$/m);
    assert.match(await play('--verify'), /^42 lines are there, each once, in order$/m);
  });

  it('keeps its passwords to its owner', async () => {
    const { mode } = await stat(join(parley.data, 'demo-journal.jsonl'));
    assert.equal(mode & 0o777, OWNER_ONLY);
  });

  describe('looked at', () => {
    let owner;

    before(async () => {
      const journal = (await readFile(join(parley.data, 'demo-journal.jsonl'), 'utf8')).trim().split('\n').map((line) => JSON.parse(line));
      owner = journal.find((entry) => entry.account === 'Ingrid Sørensen' && entry.made);
    });

    for (const look of LOOKS) {
      const name = `${look.width}-${look.colorScheme}`;

      it(`has nothing for axe to find at ${name}`, async () => {
        const page = await browser.page(parley.url, look);
        await page.goto('/sign-up');
        await page.getByRole('heading', { name: 'Create your account' }).waitFor();
        await page.getByRole('heading', { name: 'What is never stored' }).waitFor();
        assert.deepEqual(await findings(page), [], 'sign-up');

        const person = new Person(page, owner.username);
        await person.logIn(owner.password);
        const session = await api.logIn(parley.url, owner.username, owner.password);
        const club = (await session.servers()).find((state) => state.server.name === 'Riverside Rowing Club');
        await page.goto(`/c/${club.channels[0].channel.id}`);
        await person.message('families are welcome').waitFor();
        await page.evaluate(() => document.fonts.ready);
        assert.deepEqual(await findings(page), [], 'channel');
        await page.keyboard.press('Control+/');
        await page.getByRole('dialog', { name: 'What the keys do' }).waitFor();
        assert.deepEqual(await findings(page), [], 'keys');
        await page.keyboard.press('Escape');
        await eventually(() => focused(person.composer()));

        for (const path of ['/settings/profile', '/settings/appearance', '/settings/keys', `/s/${club.server.id}/settings/overview`, `/s/${club.server.id}/settings/invites`]) {
          await page.goto(path);
          await page.getByRole('heading').first().waitFor();
          assert.deepEqual(await findings(page), [], path);
        }
        for (const [section, ready] of PRIVACY) {
          await page.goto(`/privacy/${section}`);
          await page.getByText(ready).first().waitFor();
          assert.deepEqual(await findings(page), [], section);
        }
        assert.deepEqual(page.errors, []);
        await page.context().close();
      });
    }
  });

  async function focused(locator) {
    assert.ok(await locator.evaluate((element) => element === document.activeElement));
  }
});
