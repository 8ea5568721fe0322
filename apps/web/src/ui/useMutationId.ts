import { useMemo } from 'react';

/** The same for a repeat of the same words, another for other words: the API makes one thing of a repeat. */
export function useMutationId(words: readonly string[]): string {
  const said = words.join('\0');
  return useMemo(() => crypto.randomUUID(), [said]);
}
