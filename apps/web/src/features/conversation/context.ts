import { createContext, useContext } from 'react';
import type { Message } from '../../store/model.ts';

/** What a row can ask of its conversation. Stable, so that rows are not drawn again because of it. */
export interface Conversation {
  readonly edit: (message: Message) => void;
  readonly stopEditing: () => void;
  /** `quietly`: without the dialog. */
  readonly remove: (message: Message, quietly: boolean) => void;
  readonly copyLink: (message: Message) => void;
  readonly markUnreadFrom: (message: Message) => void;
  /** Somebody else wrote it about this person. */
  readonly askAbout: (message: Message) => void;
  readonly listKeys: () => void;
  readonly takeBack: (mutationId: string, content: string) => void;
}

export const ConversationContext = createContext<Conversation | null>(null);

export function useConversation(): Conversation {
  const conversation = useContext(ConversationContext);
  if (!conversation) throw new Error('used outside of a conversation');
  return conversation;
}
