// Takes the pictures of docs/images: the real client in a real Chromium, before a real node. `./parley pictures` runs it.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, startInstance } from '../../../infra/scripts/instance.mjs';
import { launchBrowser, openPage } from './support/browser.mjs';
import { foundClub } from './support/club.mjs';
import { Person } from './support/person.mjs';

const IMAGES = fileURLToPath(new URL('../../../docs/images/', import.meta.url));
const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 360, height: 740, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
const PRESENT = { amara: 'online', zoe: 'online', theo: 'away', noor: 'do-not-disturb' };

const data = await mkdtemp(join(tmpdir(), 'parley-pictures-'));
const instance = await startInstance({ data, port: await freePort(), flags: ['--demo-limits'] });
const chromium = await launchBrowser();
try {
  await mkdir(IMAGES, { recursive: true });
  const club = await foundClub(instance.url);
  const present = {};
  for (const [name, presence] of Object.entries(PRESENT)) present[name] = await arrive(club, name, { presence });
  for (const screen of [WIDE, PHONE]) {
    for (const colorScheme of ['light', 'dark']) await takeAll(club, present.amara, { ...screen, colorScheme });
  }
} finally {
  await chromium.close();
  await instance.stop();
  await rm(data, { recursive: true, force: true });
}

async function takeAll({ people, invite, channels, readTo }, typist, look) {
  const narrow = look.width === PHONE.width;
  const take = async (page, name) => {
    await page.evaluate(() => document.fonts.ready);
    await page.evaluate(() => document.activeElement.blur());
    await page.mouse.move(0, 0);
    await page.screenshot({ path: join(IMAGES, `${name}-${look.width}-${look.colorScheme}.png`) });
    console.log(`docs/images/${name}-${look.width}-${look.colorScheme}.png`);
  };

  const guest = await openPage(chromium, instance.url, look);
  await guest.goto(`/invite/${invite}`);
  await guest.getByLabel('Username').fill('ophelia');
  await guest.getByLabel('Password', { exact: true }).fill('rosemary for remembrance');
  await guest.getByRole('checkbox').check();
  await guest.getByText('Free to use').waitFor();
  await guest.getByText('strong.').waitFor();
  await take(guest, 'sign-up');
  await guest.context().close();

  await people.ingrid.read(channels.training, readTo);
  const reader = await arrive({ channels }, 'ingrid', look);
  const { page } = reader;
  await typist.composer().fill('');
  await typist.composer().pressSequentially('I have one');
  await page.getByText('is typing').waitFor();
  await page.getByText('Amara Okafor', { exact: true }).first().waitFor();
  await take(page, 'conversation');

  if (narrow) {
    await page.goto(`/c/${channels.training}/details`);
    await page.getByText('Online · 5').waitFor();
    await take(page, 'members');
    await page.getByRole('button', { name: 'Back' }).click();
    await page.getByRole('button', { name: 'Back' }).click();
    await page.getByRole('button', { name: /^announcements/ }).waitFor();
    await take(page, 'channels');
  }
  await page.goto(`/c/${channels['boat-repairs']}`);
  await page.getByRole('button', { name: 'Write the first message' }).waitFor();
  await take(page, 'empty');
  await page.goto('/settings/profile');
  await page.getByLabel('Name you show').waitFor();
  await take(page, 'settings');
  await page.goto('/privacy/data');
  await page.getByRole('columnheader', { name: 'How many' }).waitFor();
  await page.getByRole('heading', { name: 'What is never stored' }).waitFor();
  await take(page, 'privacy-data');
  await page.goto('/privacy/delete');
  await page.getByRole('heading', { name: 'What goes' }).waitFor();
  await take(page, 'privacy-delete');
  if (page.errors.length > 0) throw new Error(page.errors.join('\n'));
  await page.context().close();
}

/** Logs somebody in before the training channel. */
async function arrive({ channels }, name, { presence, ...look }) {
  const page = await openPage(chromium, instance.url, look);
  if (presence) await page.addInitScript((kept) => localStorage.setItem('parley.presence', kept), presence);
  const person = new Person(page, name);
  await person.logIn();
  await page.goto(`/c/${channels.training}`);
  await page.locator('article[data-message-id]').first().waitFor();
  return person;
}
