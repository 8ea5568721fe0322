/** Appearance settings: kept on this device, applied to the root element. `/theme.js` reads them before the first paint. */
import { DEVICE_KEYS, readKey, writeKey } from './storage.ts';

export type Theme = 'system' | 'light' | 'dark';
export type Contrast = 'system' | 'more';
export type Density = 'comfortable' | 'compact';
export const TEXT_SIZES = [87.5, 100, 112.5, 125, 150] as const;
export type TextSize = (typeof TEXT_SIZES)[number];

export interface Appearance {
  readonly theme: Theme;
  readonly contrast: Contrast;
  readonly density: Density;
  readonly textSize: TextSize;
}

export function readAppearance(): Appearance {
  const theme = readKey(DEVICE_KEYS.theme);
  const size = Number(readKey(DEVICE_KEYS.textSize));
  return {
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    contrast: readKey(DEVICE_KEYS.contrast) === 'more' ? 'more' : 'system',
    density: readKey(DEVICE_KEYS.density) === 'compact' ? 'compact' : 'comfortable',
    textSize: TEXT_SIZES.find((each) => each === size) ?? 100,
  };
}

/** Keeps what differs from the default, and shows it. */
export function applyAppearance({ theme, contrast, density, textSize }: Appearance): void {
  writeKey(DEVICE_KEYS.theme, theme === 'system' ? null : theme);
  writeKey(DEVICE_KEYS.contrast, contrast === 'system' ? null : contrast);
  writeKey(DEVICE_KEYS.density, density === 'comfortable' ? null : density);
  writeKey(DEVICE_KEYS.textSize, textSize === 100 ? null : String(textSize));
  const root = document.documentElement;
  mark(root, 'theme', theme === 'system' ? null : theme);
  const more = contrast === 'more' || matchMedia('(prefers-contrast: more)').matches;
  mark(root, 'contrast', more ? 'more' : null);
  mark(root, 'density', density === 'comfortable' ? null : density);
  root.style.fontSize = textSize === 100 ? '' : `${textSize}%`;
}

function mark(root: HTMLElement, name: string, value: string | null): void {
  if (value === null) delete root.dataset[name];
  else root.dataset[name] = value;
}
