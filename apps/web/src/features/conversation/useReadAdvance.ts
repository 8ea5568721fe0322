import { useEffect } from 'react';
import { useParley, useParleyState } from '../../app/parley.ts';
import type { ChannelId } from '../../store/model.ts';
import { useAttention } from '../../ui/useAttention.ts';

const READ_AFTER_MS = 1_000;

/** Read moves on when the end is in view and the tab has the attention, for a second. */
export function useReadAdvance(channelId: ChannelId, endInView: boolean): void {
  const { messages } = useParley();
  const attention = useAttention();
  const behind = useParleyState((state) => {
    const channel = state.channels.get(channelId);
    return channel ? Math.max(channel.head - channel.readSeq, channel.unread) : 0;
  });
  const live = useParleyState((state) => state.connection.phase === 'live');
  useEffect(() => {
    if (!endInView || !attention || !live || behind === 0) return undefined;
    const timer = setTimeout(() => void messages.markRead(channelId).catch(() => undefined), READ_AFTER_MS);
    return () => clearTimeout(timer);
  }, [messages, channelId, endInView, attention, live, behind]);
}
