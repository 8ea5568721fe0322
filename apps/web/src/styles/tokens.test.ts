/** Reads the tokens as they are shipped and asserts the contrasts of the design, in light, dark and high contrast. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const CSS = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
type Theme = 'light' | 'dark';
type Triple = readonly [number, number, number];

function tokensOf(block: string): Map<string, Record<Theme, Triple>> {
  const tokens = new Map<string, Record<Theme, Triple>>();
  for (const [, name, light, dark] of block.matchAll(/--([\w-]+): light-dark\(oklch\(([^)]+)\), oklch\(([^)]+)\)\)/g)) {
    tokens.set(name!, { light: triple(light!), dark: triple(dark!) });
  }
  return tokens;
}

function triple(text: string): Triple {
  const [lightness = 0, chroma = 0, hue = 0] = text.trim().split(/\s+/).map(Number);
  return [lightness, chroma, hue];
}

function linearRgb([lightness, chroma, hue]: Triple): number[] {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

/** As a screen shows it: eight bits a channel. */
function luminance(colour: Triple): number {
  const [red = 0, green = 0, blue = 0] = linearRgb(colour).map((value) => {
    const clipped = Math.min(1, Math.max(0, value));
    const encoded = Math.round(255 * (clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * clipped ** (1 / 2.4) - 0.055)) / 255;
    return encoded <= 0.04045 ? encoded / 12.92 : ((encoded + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: Triple, other: Triple): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

const [, rootBlock = ''] = /:root \{([^}]+)\}/.exec(CSS) ?? [];
const [, moreBlock = ''] = /:root\[data-contrast='more'\] \{([^}]+)\}/.exec(CSS) ?? [];
const NORMAL = tokensOf(rootBlock);
const MORE = new Map([...NORMAL, ...tokensOf(moreBlock)]);
const THEMES: readonly Theme[] = ['light', 'dark'];

/** Body text 7, other text 4.5, controls and signs 3. */
const PAIRS: readonly (readonly [string, string, number])[] = [
  ...['surface', 'surface-side', 'surface-rail', 'surface-raised', 'surface-hover', 'surface-active', 'attention-subtle'].map((on) => ['text', on, 7] as const),
  ...['surface', 'surface-side', 'surface-rail', 'surface-raised', 'surface-hover', 'surface-active'].map((on) => ['text-secondary', on, 4.5] as const),
  ...['surface', 'surface-side', 'surface-raised', 'surface-hover', 'surface-active', 'attention-subtle'].map((on) => ['text-muted', on, 4.5] as const),
  ['primary-text', 'surface', 4.5], ['primary-text', 'surface-raised', 4.5], ['primary-text', 'primary-subtle', 4.5], ['text', 'primary-subtle', 7],
  ['on-primary', 'primary', 4.5], ['on-primary', 'primary-hover', 4.5], ['on-attention', 'attention', 4.5], ['attention-text', 'attention-subtle', 4.5],
  ['attention-text', 'surface', 4.5], ['danger-text', 'surface', 4.5], ['danger-text', 'danger-subtle', 4.5], ['danger-text', 'surface-raised', 4.5],
  ['on-danger', 'danger', 4.5], ['success-text', 'surface', 4.5], ['success-text', 'success-subtle', 4.5], ['success-text', 'surface-side', 4.5],
  ['attention-line', 'surface', 3], ['attention-line', 'surface-side', 3], ['danger', 'surface', 3], ['success', 'surface-side', 3], ['success', 'surface', 3],
  ...['surface', 'surface-side', 'surface-raised'].map((on) => ['border-control', on, 3] as const),
  ...['surface', 'surface-side', 'surface-rail', 'surface-raised', 'surface-active'].map((on) => ['focus-ring', on, 3] as const),
];

describe.each([['normal', NORMAL], ['more', MORE]] as const)('contrast: %s', (_, tokens) => {
  it.each(THEMES.flatMap((theme) => PAIRS.map(([ink, on, least]) => ({ theme, ink, on, least }))))('$ink on $on, $theme', ({ theme, ink, on, least }) => {
    expect(contrast(tokens.get(ink)![theme], tokens.get(on)![theme])).toBeGreaterThanOrEqual(least);
  });
});

describe('high contrast', () => {
  it.each(THEMES)('keeps text above 12 and borders near 5, %s', (theme) => {
    for (const on of ['surface', 'surface-side', 'surface-raised', 'surface-active']) {
      for (const ink of ['text', 'text-secondary', 'text-muted']) expect(contrast(MORE.get(ink)![theme], MORE.get(on)![theme])).toBeGreaterThan(12);
      expect(contrast(MORE.get('border')![theme], MORE.get(on)![theme])).toBeGreaterThan(4.9);
    }
  });
});

describe('colours of people without a picture', () => {
  it('read well in every hue', () => {
    for (let hue = 0; hue < 360; hue += 30) {
      expect(contrast([0.36, 0.058, hue], [0.88, 0.05, hue])).toBeGreaterThan(7);
      expect(contrast([0.9, 0.045, hue], [0.38, 0.05, hue])).toBeGreaterThan(7);
    }
  });

  it('are the ones that are shipped', () => {
    const main = readFileSync(new URL('./main.css', import.meta.url), 'utf8');
    expect(main).toContain('light-dark(oklch(.88 .050 var(--hue)), oklch(.38 .050 var(--hue)))');
    expect(main).toContain('light-dark(oklch(.36 .058 var(--hue)), oklch(.90 .045 var(--hue)))');
  });
});
