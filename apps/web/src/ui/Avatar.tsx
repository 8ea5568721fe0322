import type { CSSProperties, ReactNode } from 'react';
import { PresenceSign } from './PresenceSign.tsx';
import type { Presence } from '../store/model.ts';

const HUES = 12;

/** One of twelve hues, from the id. The low bits of a snowflake count within a millisecond, so the time above them is taken too. */
export function hueOf(id: string): number {
  const value = BigInt(/^\d+$/.test(id) ? id : 0);
  return Number(((value >> 22n) ^ value) % BigInt(HUES)) * (360 / HUES);
}

/** One letter, or two for names of several words. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const letters = words.slice(0, 2).map((word) => [...word.replace(/^[^\p{L}\p{N}]+/u, '')][0] ?? '');
  return letters.join('').toLocaleUpperCase() || '?';
}

const SIZES = {
  18: 'size-[18px] rounded-mention text-[9px]',
  32: 'size-8 rounded-input text-meta',
  36: 'size-9 rounded-[10px] text-small',
  40: 'size-10 rounded-card text-row',
  44: 'size-11 rounded-server text-row',
  52: 'size-13 rounded-server text-title',
} as const;

interface AvatarProps {
  readonly id: string;
  readonly name: string;
  readonly size: keyof typeof SIZES;
  readonly presence?: Presence | undefined;
  readonly faded?: boolean;
}

/** Beside a name, never instead of it. */
export function Avatar({ id, name, size, presence, faded = false }: AvatarProps): ReactNode {
  const style = { '--hue': hueOf(id) } as CSSProperties;
  return (
    <span className="relative inline-block shrink-0">
      {/* Letters by way of CSS: they are a picture, not a part of the name of what they stand on. */}
      <span aria-hidden="true" style={style} data-initials={initialsOf(name)}
        className={`grid place-items-center before:content-[attr(data-initials)] font-semibold select-none ${SIZES[size]} ${faded ? 'bg-surface-hover text-text-muted' : 'hued'}`} />
      {presence && presence !== 'offline' && presence !== 'hidden' && (
        <span className="bg-surface-side absolute -end-1 -bottom-1 grid size-3.5 place-items-center rounded-full">
          <PresenceSign presence={presence} />
        </span>
      )}
    </span>
  );
}
