import { useSyncExternalStore } from 'react';

export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = matchMedia(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => matchMedia(query).matches,
  );
}

/** Home, channel and details are pages of their own. */
export const useNarrow = () => useMedia('(width < 37.5rem)');
/** The channel list has its own column. */
export const useListColumn = () => useMedia('(width >= 47.5rem)');
/** The members have their own column. */
export const useMembersColumn = () => useMedia('(width >= 70rem)');
export const useCoarsePointer = () => useMedia('(pointer: coarse)');
