/**
 * All that is kept on this device, by key. Each key is declared in the privacy inventory
 * (packages/shared/.../privacy/inventory/client.yaml); a unit test compares the two lists.
 */
export const DEVICE_KEYS = {
  theme: 'parley.theme',
  contrast: 'parley.contrast',
  density: 'parley.density',
  textSize: 'parley.text-size',
  membersShown: 'parley.members-shown',
  singleKeys: 'parley.single-keys',
  presence: 'parley.presence',
  lastChannel: 'parley.last-channel',
  signedIn: 'parley.signed-in',
} as const;

/** Keys that end in an id. */
export const DEVICE_PREFIXES = {
  draft: 'parley.draft.',
  outbox: 'parley.outbox.',
} as const;

/** Wiped when the session ends: whatever says who was here or what they wrote. */
const PERSONAL_KEYS: readonly string[] = [DEVICE_KEYS.presence, DEVICE_KEYS.lastChannel, DEVICE_KEYS.signedIn];

type Key = (typeof DEVICE_KEYS)[keyof typeof DEVICE_KEYS];
type Prefix = (typeof DEVICE_PREFIXES)[keyof typeof DEVICE_PREFIXES];

/** Storage may be switched off or full; the client then forgets, and works. */
function attempt<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch {
    return otherwise;
  }
}

export function readKey(key: Key): string | null {
  return attempt(() => localStorage.getItem(key), null);
}

export function writeKey(key: Key, value: string | null): void {
  attempt(() => (value === null ? localStorage.removeItem(key) : localStorage.setItem(key, value)), undefined);
}

export function readUnder(prefix: Prefix, id: string): string | null {
  return attempt(() => localStorage.getItem(prefix + id), null);
}

export function writeUnder(prefix: Prefix, id: string, value: string | null): void {
  attempt(() => (value === null ? localStorage.removeItem(prefix + id) : localStorage.setItem(prefix + id, value)), undefined);
}

export function allUnder(prefix: Prefix): readonly string[] {
  return attempt(() => Object.keys(localStorage).filter((key) => key.startsWith(prefix)).flatMap((key) => localStorage.getItem(key) ?? []), []);
}

export function wipeDevice(): void {
  attempt(() => {
    for (const key of Object.keys(localStorage)) {
      const written = Object.values(DEVICE_PREFIXES).some((prefix) => key.startsWith(prefix));
      if (written || PERSONAL_KEYS.includes(key)) localStorage.removeItem(key);
    }
  }, undefined);
}
