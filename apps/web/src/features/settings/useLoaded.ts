import { useCallback, useEffect, useState } from 'react';
import { problemWords } from '../../ui/problems.ts';

/** A list read from the API when its page opens, and again when something was changed. */
export function useLoaded<T>(load: () => Promise<T>): { readonly value: T | null; readonly problem: string | null; readonly reload: () => Promise<void> } {
  const [value, setValue] = useState<T | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const reload = useCallback(async () => {
    try {
      setValue(await load());
      setProblem(null);
    } catch (fault) {
      setProblem(problemWords(fault));
    }
  }, [load]);
  useEffect(() => void reload(), [reload]);
  return { value, problem, reload };
}
