import { useParleyState } from '../../app/parley.ts';
import { useInstance } from '../../app/useInstance.ts';
import type { ChannelFacts } from '../../store/model.ts';
import { keptDays } from '../../store/retention.ts';
import type { Levels } from '../../store/retention.ts';
import { toRetention } from '../../wire/mapping.ts';
import { keptWords } from '../../words/kept.ts';

export interface ChannelRetention {
  /** What the instance, the server and the channel say, in this order. */
  readonly levels: Levels;
  readonly days: number;
  readonly words: string;
}

/** How long messages of a channel are kept; null until the instance has said its part. */
export function useRetention(channel: ChannelFacts): ChannelRetention | null {
  const instance = useInstance();
  const server = useParleyState((state) => state.servers.get(channel.serverId)?.facts.retention ?? null);
  if (!instance) return null;
  const levels = [toRetention(instance.retention), server, channel.retention];
  const days = keptDays(levels);
  return { levels, days, words: keptWords(days) };
}
