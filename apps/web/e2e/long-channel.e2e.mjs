// A channel of 20,000 messages: the page stays small, nothing moves under the reader, a link leads to its message.
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import * as api from './support/api.mjs';
import { useBrowser } from './support/browser.mjs';
import { eventually } from './support/eventually.mjs';
import { useParley } from './support/parley.mjs';
import { Person } from './support/person.mjs';

const MESSAGES = 20_000;
const WRITERS = 32;
const BACK = 15_000;
const NODES_MAX = 300;
const MOVED_PX_MAX = 1;
/** How far from the middle the middle of the linked message may be: half a short message. */
const OFF_CENTRE_PX_MAX = 40;
const REST_FRAMES = 10;
/** Less than what counts as being at the end, when turned twice. */
const SLOW_PX = 15;
const WORDS = 'the rest is silence and the readiness is all while words words words fly up my thoughts remain below'.split(' ');

describe('a channel of 20,000 messages', { timeout: 600_000 }, () => {
  const parley = useParley();
  const browser = useBrowser();
  let channel;
  let author;
  let reader;

  before(async () => {
    author = await api.signUp(parley.url, 'scribe');
    const server = await author.createServer('Archive');
    channel = server.channels[0].channel.id;
    let next = 1;
    const writer = async () => {
      while (next <= MESSAGES) {
        await author.send(channel, line(next++));
      }
    };
    await Promise.all(Array.from({ length: WRITERS }, writer));
    reader = new Person(await browser.page(parley.url), 'scribe');
    await reader.logIn();
  });

  it('keeps fewer than 300 message nodes at any position, back to its start', async () => {
    await open();
    const { page } = reader;
    const first = (await author.page(channel, '&after=1')).messages[0]?.id;
    let most = 0;
    for (let screens = 0; screens < 60; screens++) {
      await scrollBy(-4_000);
      most = Math.max(most, await nodes(page));
    }
    await page.goto(`/c/${channel}/${first}`);
    await page.locator(`article[data-message-id="${first}"]`).waitFor();
    most = Math.max(most, await nodes(page));
    assert.ok(most > 10 && most < NODES_MAX, `${most} message nodes at once`);
  });

  it('lets a reader leave the end slowly, and follows it from there', async () => {
    await open();
    for (let wheels = 1; wheels <= 2; wheels++) {
      await scrollBy(-SLOW_PX);
      await atRest();
      assert.equal(await toEnd(), wheels * SLOW_PX);
    }
    await author.send(channel, 'flights of angels sing thee to thy rest');
    await reader.message('flights of angels').waitFor();
    await atRest();
    assert.equal(await toEnd(), 0);
  });

  for (const [way, goUp] of Object.entries({ wheel: () => scrollBy(-600), 'scroll bar': () => jumpTo(0) })) {
    it(`does not move what is read when older messages come in above: by the ${way}`, async () => {
      await open();
      for (let pages = 0; pages < 3; pages++) {
        const arrive = await held('before');
        await eventually(async () => {
          await goUp();
          assert.ok(arrive.asked, 'older messages are asked for');
        });
        await staysWhile(arrive);
      }
    });
  }

  it('does not move what is read when newer messages come in below a window in the past', async () => {
    const target = await messageAt(MESSAGES - BACK);
    const arrive = await held('after');
    await reader.page.goto(`/c/${channel}/${target.id}`);
    await reader.page.locator(`article[data-message-id="${target.id}"]`).waitFor();
    await jumpTo(1e6);
    await eventually(() => assert.ok(arrive.asked, 'newer messages are asked for'));
    await staysWhile(arrive);
  });

  it('opens a link to a message 15,000 back with that message in the middle', async () => {
    const seq = MESSAGES - BACK;
    const target = await messageAt(seq);
    const { page } = reader;
    await page.goto(`/c/${channel}/${target.id}`);
    const row = page.locator(`article[data-message-id="${target.id}"]`);
    await row.waitFor();
    await atRest();
    const off = await row.evaluate((article) => {
      const list = article.closest('[role=list]').parentElement.getBoundingClientRect();
      const box = article.getBoundingClientRect();
      return (box.top + box.bottom) / 2 - (list.top + list.bottom) / 2;
    });
    assert.ok(Math.abs(off) <= OFF_CENTRE_PX_MAX, `${off} px off the middle`);
    assert.ok((await nodes(page)) < NODES_MAX);
    assert.deepEqual(page.errors, []);
  });

  async function open() {
    await reader.page.goto(`/c/${channel}`);
    await reader.message(/^/).first().waitFor();
    await atRest();
  }

  async function messageAt(seq) {
    let page = await author.page(channel);
    while (Number(page.messages[0].channelSeq) > seq) {
      page = await author.page(channel, `&before=${page.messages[0].id}`);
    }
    return page.messages.find((message) => Number(message.channelSeq) === seq);
  }

  function nodes(page) {
    return page.locator('article[data-message-id]').count();
  }

  async function scrollBy(pixels) {
    const { page } = reader;
    await page.mouse.move(700, 400);
    await page.mouse.wheel(0, pixels);
    await frames(page);
  }

  function jumpTo(top) {
    return scroller((box, y) => (box.scrollTop = y), top);
  }

  function toEnd() {
    return scroller((box) => box.scrollHeight - box.clientHeight - box.scrollTop);
  }

  /** Asks or tells what scrolls the messages. */
  async function scroller(work, word) {
    const list = reader.page.getByRole('list', { name: /^Messages in/ });
    const box = await list.evaluateHandle((element) => element.parentElement);
    return box.evaluate(work, word);
  }

  /** Holds the pages of one direction back until they are let go. */
  async function held(direction) {
    const { page } = reader;
    const address = `**/messages?*${direction}=*`;
    const arrive = {
      asked: false,
      answered: () => page.waitForResponse((response) => response.url().includes(`${direction}=`)),
      over: () => page.unroute(address),
    };
    const free = new Promise((resolve) => (arrive.letGo = resolve));
    await page.route(address, async (route) => {
      arrive.asked = true;
      await free;
      await route.continue();
    });
    return arrive;
  }

  async function staysWhile(arrive) {
    await atRest();
    const [id, wasAt] = await anchor();
    const answered = arrive.answered();
    arrive.letGo();
    await (await answered).finished();
    await atRest();
    const isAt = await endOf(id);
    assert.ok(Math.abs(isAt - wasAt) <= MOVED_PX_MAX, `the anchor moved from ${wasAt} to ${isAt} px`);
    await arrive.over();
  }

  /** Waits until the list has looked the same for a while: a wheel turns on for some frames. */
  async function atRest() {
    let same = 0;
    let before = '';
    await eventually(async () => {
      const now = JSON.stringify(await anchor());
      same = now === before ? same + 1 : 0;
      before = now;
      await frames(reader.page);
      assert.ok(same >= REST_FRAMES, 'the list comes to rest');
    });
  }

  function frames(page) {
    return page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  }

  /**
   * The first message that is wholly in view, and where its last line ends. Not where it begins: the author's name
   * above it goes when an older message of the same author comes in before it.
   */
  function anchor() {
    return reader.page.evaluate(() => {
      const rows = [...document.querySelectorAll('article[data-message-id]')];
      const edge = rows[0].closest('[role=list]').parentElement.getBoundingClientRect().top;
      const row = rows.find((each) => each.getBoundingClientRect().top >= edge);
      return [row.dataset.messageId, row.getBoundingClientRect().bottom];
    });
  }

  function endOf(id) {
    return reader.page.locator(`article[data-message-id="${id}"]`).evaluate((row) => row.getBoundingClientRect().bottom);
  }

  function line(number) {
    const words = Array.from({ length: 3 + ((number * 7) % 40) }, (_, at) => WORDS[(number + at) % WORDS.length]);
    return `${number}. ${words.join(' ')}`;
  }
});
