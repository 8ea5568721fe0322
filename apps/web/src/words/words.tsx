/** `say('key', {…})` for a string, `<Say it="key" …/>` for a sentence with elements in it. */
import { Fragment } from 'react';
import type { ReactNode } from 'react';
import { EN } from './en.ts';
import { format, parseMessage } from './icu.ts';
import type { Node } from './icu.ts';

export type WordKey = keyof typeof EN;
export const LOCALE = 'en-GB';

const parsed = new Map<WordKey, readonly Node[]>();

function nodesOf(key: WordKey): readonly Node[] {
  let nodes = parsed.get(key);
  if (!nodes) parsed.set(key, (nodes = parseMessage(EN[key])));
  return nodes;
}

export function say(key: WordKey, values: Readonly<Record<string, string | number>> = {}): string {
  return format<string>(nodesOf(key), values, LOCALE).join('');
}

export function Say({ it, ...values }: { it: WordKey } & Readonly<Record<string, ReactNode>>): ReactNode {
  const parts = format<ReactNode>(nodesOf(it), values as Record<string, string | number>, LOCALE);
  return parts.map((part, at) => <Fragment key={at}>{part}</Fragment>);
}

/** A person's name; kept apart from the direction of the sentence around it. */
export function Name({ of, at = false, className }: { of: string; at?: boolean; className?: string | undefined }): ReactNode {
  return <bdi className={className}>{at ? `@${of}` : of}</bdi>;
}
