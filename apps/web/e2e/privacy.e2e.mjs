// A person takes a copy of what is stored about them, asks to be erased, thinks better of it, and then goes.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import * as api from './support/api.mjs';
import { findings, useBrowser } from './support/browser.mjs';
import { eventually } from './support/eventually.mjs';
import { useParley } from './support/parley.mjs';
import { Person } from './support/person.mjs';

const ZIP = 'PK';
const WORDS = 'There is rosemary, that is for remembrance.';
/** The worker looks for work every few seconds, and erases in several steps. */
const ERASED_MS_MAX = 60_000;

describe('a person', { timeout: 300_000 }, () => {
  const parley = useParley();
  const browser = useBrowser();
  let ophelia;
  let page;
  let hamlet;
  let channel;
  let code;

  before(async () => {
    const owner = await api.signUp(parley.url, 'ophelia', 'Ophelia');
    hamlet = await api.signUp(parley.url, 'hamlet', 'Hamlet');
    const server = await owner.createServer('Elsinore');
    channel = server.channels[0].channel.id;
    await hamlet.accept((await owner.invite(server.server.id)).code);
    await owner.send(channel, WORDS);
    await hamlet.send(channel, 'Words, words, words.');
    page = await browser.page(parley.url, { acceptDownloads: true });
    ophelia = new Person(page, 'ophelia');
    await ophelia.logIn();
  });

  after(() => page?.context().close());

  it('sees what is stored, what for, and who looked', async () => {
    await page.getByRole('button', { name: 'Privacy centre' }).click();
    await page.getByRole('rowheader', { name: 'Messages', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Who looked' }).click();
    await page.getByText('Nobody since you joined on').waitFor();
    await page.getByRole('button', { name: 'Consents' }).click();
    await page.getByText('Needed for what you came here for.').first().waitFor();
  });

  it('takes a copy along, and deletes it', async () => {
    await page.getByRole('button', { name: 'Export my data' }).click();
    await page.getByRole('main').getByRole('button', { name: 'Export my data' }).click();
    await ophelia.prove('Export my data');
    await page.getByText(/^Ready: /).waitFor({ timeout: ERASED_MS_MAX });
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download' }).click()]);
    assert.match(download.suggestedFilename(), /^parley-export-\d{4}-\d\d-\d\d\.zip$/);
    const bytes = await readFile(await download.path());
    assert.equal(bytes.subarray(0, ZIP.length).toString('latin1'), ZIP);
    await nothingToFind('export');
    await page.getByRole('button', { name: 'Delete export' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete export' }).click();
    await page.getByText(/^Ready: /).waitFor({ state: 'detached' });
  });

  it('sees what would go before anything does, and hands a server over', async () => {
    await page.getByRole('button', { name: 'Delete my account' }).click();
    await page.getByRole('heading', { name: 'One server needs a new owner' }).waitFor();
    await page.getByLabel('New owner').selectOption({ label: 'Hamlet (@hamlet)' });
    await nothingToFind('preview');
  });

  it('is asked for the password, and the right one', async () => {
    await page.getByRole('button', { name: /^Delete my account on / }).click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByLabel('Your password, once more').fill('not what it was at all');
    await dialog.getByRole('button', { name: 'Delete my account' }).click();
    await dialog.getByText('The password is not right.').waitFor();
    await nothingToFind('proof');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  it('finds only the privacy centre while the account waits', async () => {
    code = await ophelia.askToBeErased();
    await ophelia.enter();
    await page.getByRole('heading', { name: 'Your account is being deleted' }).waitFor();
    await page.goto(`/c/${channel}`);
    await page.getByRole('button', { name: 'Keep my account' }).waitFor();
    assert.equal(await page.getByRole('navigation', { name: 'Servers' }).count(), 0);
    await nothingToFind('waiting');
  });

  it('may think better of it', async () => {
    await page.getByRole('button', { name: 'Keep my account' }).click();
    await page.getByRole('navigation', { name: 'Servers' }).waitFor();
    await page.goto(`/c/${channel}`);
    await ophelia.message(WORDS).waitFor();
  });

  it('goes at once when they say so', async () => {
    code = await ophelia.askToBeErased();
    await ophelia.enter();
    await page.getByRole('button', { name: 'Delete it now' }).click();
    await ophelia.prove('Delete now');
    await page.getByText('Your account is being deleted now.').waitFor();
  });

  it('finds the receipt by its code, without an account', async () => {
    const guest = await browser.page(parley.url, { width: 360, height: 740 });
    await guest.goto('/receipts');
    await eventually(async () => {
      await guest.getByLabel('Receipt code').fill(code.toLowerCase());
      await guest.getByRole('button', { name: 'Find receipts' }).click();
      await guest.getByRole('heading', { name: 'Deleted', exact: true }).waitFor({ timeout: 1_000 });
    }, ERASED_MS_MAX);
    assert.deepEqual(await findings(guest), [], 'receipts');
    assert.deepEqual(guest.errors, []);
    await guest.context().close();
  });

  it('is gone for the others, whose words are all there', async () => {
    const texts = (await hamlet.everything(channel)).map((message) => message.content);
    assert.deepEqual(texts, ['Words, words, words.']);
    assert.deepEqual(page.errors, []);
  });

  async function nothingToFind(where) {
    assert.deepEqual(await findings(page), [], where);
  }
});
