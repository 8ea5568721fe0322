import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseEcho } from './keptOutbox.ts';
import { DEVICE_KEYS, DEVICE_PREFIXES } from './storage.ts';

const INVENTORY = readFileSync(new URL('../../../../packages/shared/src/main/resources/privacy/inventory/client.yaml', import.meta.url), 'utf8');
const THEME = readFileSync(new URL('../../public/theme.js', import.meta.url), 'utf8');

describe('what is kept on the device', () => {
  it('is declared in the privacy inventory, and nothing else is', () => {
    const declared = [...INVENTORY.matchAll(/id: client\.local\.(\S+)/g)].map(([, key]) => key).toSorted();
    const used = [...Object.values(DEVICE_KEYS), ...Object.values(DEVICE_PREFIXES).map((prefix) => `${prefix}*`)].toSorted();
    expect(declared).toEqual(used);
  });

  it('is read before the first paint by the names it is written under', () => {
    const read = [...THEME.matchAll(/read\('([^']+)'\)/g)].map(([, key]) => key);
    expect(Object.values(DEVICE_KEYS)).toEqual(expect.arrayContaining(read));
  });

  it('is left out when it is not what was written', () => {
    const echo = { mutationId: 'm', channelId: '1', content: 'x', writtenAt: 1, state: 'failed', tries: 3, notBefore: 9, problem: { is: 'refused', code: 'MISSING_PERMISSION', requestId: 'r' } };
    expect(parseEcho(JSON.stringify(echo))).toEqual({ ...echo, tries: 0, notBefore: 0 });
    for (const text of ['', '{', 'null', '[]', '{}', JSON.stringify({ ...echo, state: 'odd' }), JSON.stringify({ ...echo, content: 1 })]) expect(parseEcho(text)).toBeNull();
  });
});
