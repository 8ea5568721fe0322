import { useEffect, useState } from 'react';
import type { Instance } from '../gen/chat/v1/instance_pb.ts';
import { useParley } from './parley.ts';

const RETRY_MS = 5_000;

/** What this Parley says of itself; null until it has answered. */
export function useInstance(): Instance | null {
  const { account } = useParley();
  const [instance, setInstance] = useState<Instance | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let left = false;
    const ask = () => {
      account.instance().then((read) => !left && setInstance(read), () => {
        if (!left) timer = setTimeout(ask, RETRY_MS);
      });
    };
    ask();
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [account]);
  return instance;
}
