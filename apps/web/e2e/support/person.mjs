// What a person does with Parley, by the names that a person reads. No test knows the page's structure but this file.
import { PASSWORD } from './api.mjs';

export class Person {
  constructor(page, name) {
    this.page = page;
    this.name = name;
  }

  async signUp(path = '/sign-up') {
    const { page } = this;
    await page.goto(path);
    await page.getByLabel('Username').fill(this.name);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: /^Create account/ }).click();
  }

  async logIn(password = PASSWORD) {
    await this.enter(password);
    await this.page.getByRole('navigation', { name: 'Servers' }).waitFor();
  }

  /** Logs in, wherever that leads. */
  async enter(password = PASSWORD) {
    const { page } = this;
    await page.goto('/log-in');
    await page.getByLabel('Username').fill(this.name);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Log in' }).click();
  }

  /** Types the password once more, in the dialog that asks for it. */
  async prove(verb) {
    const dialog = this.page.locator('[role=dialog], [role=alertdialog]');
    await dialog.getByLabel('Your password, once more').fill(PASSWORD);
    await dialog.getByRole('button', { name: verb, exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
  }

  /** Asks for everything to be erased, and answers the receipt code. */
  async askToBeErased() {
    const { page } = this;
    await page.goto('/privacy/delete');
    await page.getByRole('button', { name: /^Delete my account on / }).click();
    await this.prove('Delete my account');
    await page.getByRole('heading', { name: /^Your account is deleted on / }).waitFor();
    const code = await page.locator('[data-receipt-code]').innerText();
    await page.getByRole('button', { name: 'I have kept the code' }).click();
    await page.getByRole('heading', { name: 'Log in' }).waitFor();
    return code;
  }

  async createServer(name) {
    const { page } = this;
    await page.getByRole('button', { name: 'Add a server' }).first().click();
    await page.getByLabel('Name of the server').fill(name);
    await page.getByRole('button', { name: 'Create server' }).click();
    await this.composer().waitFor();
  }

  /** The address of an invite, as it would be passed on. */
  async invite(server) {
    const { page } = this;
    await page.getByRole('button', { name: server }).last().click();
    await page.getByRole('menuitem', { name: 'Invite people' }).click();
    await page.getByRole('button', { name: 'Make a link' }).click();
    const address = await page.getByRole('textbox', { name: 'Link' }).inputValue();
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
    return address;
  }

  composer() {
    return this.page.getByRole('textbox', { name: /^Message #/ });
  }

  /** Types at the pace of somebody who thinks. */
  async write(text) {
    await this.composer().pressSequentially(text, { delay: 300 });
  }

  async send(text) {
    await this.composer().fill(text);
    await this.composer().press('Enter');
  }

  /** The row of a message that the server has acknowledged, or of one that came from it. */
  message(text) {
    return this.page.locator('article[data-message-id]').filter({ hasText: text });
  }

  async edit(text, words) {
    await this.message(text).hover();
    await this.message(text).getByRole('button', { name: 'Edit', exact: true }).click();
    const box = this.page.getByRole('textbox', { name: 'Edit message' });
    await box.fill(words);
    await box.press('Enter');
    await box.waitFor({ state: 'detached' });
  }

  async remove(text) {
    await this.message(text).hover();
    await this.message(text).getByRole('button', { name: 'Delete', exact: true }).click();
    await this.page.getByRole('alertdialog').getByRole('button', { name: 'Delete message' }).click();
    await this.message(text).waitFor({ state: 'detached' });
  }

  member(name, presence) {
    return this.page.getByRole('button', { name: `${name}, ${presence}`, exact: true });
  }

  /** What stands in the list now, in its order: the words of every message with an id. */
  async reads() {
    const labels = await this.page
      .locator('article[data-message-id]')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label')));
    return labels.map((label) => label.replace(/^.*?, \d\d:\d\d: /s, ''));
  }

  /** The channel that is open. */
  channel() {
    return new URL(this.page.url()).pathname.split('/')[2];
  }
}
