/** Whether a letter alone does something while a message has the focus; kept on this device. */
import { DEVICE_KEYS, readKey, writeKey } from './storage.ts';

export function readSingleKeys(): boolean {
  return readKey(DEVICE_KEYS.singleKeys) !== 'off';
}

export function writeSingleKeys(on: boolean): void {
  writeKey(DEVICE_KEYS.singleKeys, on ? null : 'off');
}
