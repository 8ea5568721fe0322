// What a browser keeps for an origin, read through the browser's own interfaces, not from the files of its profile.

/** Everything an origin can keep by, and how to put something there and take it away again. */
export const PLACES = ['cookies', 'local storage', 'session storage', 'IndexedDB', 'caches', 'private files'];

/** All that is kept for the origin of this page: a text for each place. */
export async function kept(page) {
  const cookies = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('\n');
  return { cookies, ...(await page.evaluate(readAll)) };
}

/** Puts one word into every place, so that a search which overlooks a place is found out. */
export async function plant(page, word) {
  await page.evaluate(putEverywhere, word);
}

/** Takes away what {@link plant} put. */
export async function weed(page) {
  await page.evaluate(takeEverywhere);
}

/** How often any form of these words stands in each place. */
export async function hits(page, words) {
  const found = await kept(page);
  const forms = words.flatMap(formsOf);
  return Object.fromEntries(PLACES.map((place) => [place, forms.reduce((sum, form) => sum + found[place].split(form).length - 1, 0)]));
}

/** The forms in which a word may stand in a browser: as it is, in other cases, turned round, escaped, in hex and in base64. */
function formsOf(word) {
  const bytes = Buffer.from(word, 'utf8');
  const escaped = JSON.stringify(word).slice(1, -1);
  const base64 = [0, 1, 2].map((shift) => middleOf(Buffer.concat([Buffer.alloc(shift), bytes]), shift));
  const cases = [word, word.toLowerCase(), word.toUpperCase()];
  return [...new Set([...cases, escaped, encodeURIComponent(word), [...word].reverse().join(''), bytes.toString('hex'), ...base64])];
}

/** What of a base64 text does not depend on the bytes before and behind. */
function middleOf(bytes, shift) {
  const text = bytes.toString('base64').replaceAll('=', '');
  return text.slice(Math.ceil((shift * 8) / 6), Math.floor((bytes.length * 8) / 6));
}

async function readAll() {
  const pairs = (storage) => Object.keys(storage).map((key) => `${key}=${storage.getItem(key)}`).join('\n');
  const done = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const databases = [];
  for (const { name } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const open = database.transaction(store).objectStore(store);
      databases.push(name, store, JSON.stringify(await done(open.getAllKeys())), JSON.stringify(await done(open.getAll())));
    }
    database.close();
  }
  const cached = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      cached.push(name, request.url, await (await cache.match(request)).text());
    }
  }
  const files = [];
  const folders = [await navigator.storage.getDirectory()];
  while (folders.length > 0) {
    for await (const [name, entry] of folders.pop().entries()) {
      files.push(name);
      if (entry.kind === 'directory') folders.push(entry);
      else files.push(await (await entry.getFile()).text());
    }
  }
  return {
    'local storage': pairs(localStorage),
    'session storage': pairs(sessionStorage),
    IndexedDB: databases.join('\n'),
    caches: cached.join('\n'),
    'private files': files.join('\n'),
  };
}

async function putEverywhere(word) {
  document.cookie = `decoy=${word}`;
  localStorage.setItem('decoy', word);
  sessionStorage.setItem('decoy', word);
  const opening = indexedDB.open('decoy');
  opening.onupgradeneeded = () => opening.result.createObjectStore('decoy').put(word, 1);
  await new Promise((resolve, reject) => {
    opening.onsuccess = resolve;
    opening.onerror = reject;
  });
  opening.result.close();
  await (await caches.open('decoy')).put('/decoy', new Response(word));
  const file = await (await navigator.storage.getDirectory()).getFileHandle('decoy', { create: true });
  const writable = await file.createWritable();
  await writable.write(word);
  await writable.close();
}

async function takeEverywhere() {
  document.cookie = 'decoy=; max-age=0';
  localStorage.removeItem('decoy');
  sessionStorage.removeItem('decoy');
  indexedDB.deleteDatabase('decoy');
  await caches.delete('decoy');
  await (await navigator.storage.getDirectory()).removeEntry('decoy');
}
