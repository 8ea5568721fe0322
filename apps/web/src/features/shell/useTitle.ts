import { useEffect } from 'react';
import { useParleyState } from '../../app/parley.ts';
import type { ChannelEntry } from '../../store/state.ts';
import { say } from '../../words/words.tsx';

export function useTitle(channel: ChannelEntry | undefined): void {
  const name = channel?.facts.name;
  const server = useParleyState((state) => (channel ? state.servers.get(channel.facts.serverId)?.facts.name : undefined));
  useEffect(() => {
    document.title = name && server ? say('title.channel', { channel: name, server }) : say('title.app');
  }, [name, server]);
}
