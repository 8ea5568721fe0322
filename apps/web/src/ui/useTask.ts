import { useCallback, useState } from 'react';
import { problemWords } from './problems.ts';

export interface Task<Arguments extends readonly unknown[]> {
  readonly run: (...args: Arguments) => Promise<boolean>;
  readonly busy: boolean;
  /** What went wrong last, in words. */
  readonly problem: string | null;
  readonly fault: unknown;
  readonly clear: () => void;
}

/** One piece of work a person started: under way, done, or refused with words that stay where it was started. */
export function useTask<Arguments extends readonly unknown[]>(work: (...args: Arguments) => Promise<unknown>): Task<Arguments> {
  const [state, setState] = useState<{ busy: boolean; fault: unknown }>({ busy: false, fault: null });
  const run = async (...args: Arguments): Promise<boolean> => {
    if (state.busy) return false;
    setState({ busy: true, fault: null });
    try {
      await work(...args);
      setState({ busy: false, fault: null });
      return true;
    } catch (fault) {
      setState({ busy: false, fault });
      return false;
    }
  };
  const clear = useCallback(() => setState((now) => (now.fault ? { ...now, fault: null } : now)), []);
  return { run, busy: state.busy, problem: state.fault ? problemWords(state.fault) : null, fault: state.fault, clear };
}
