import { Hash, Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useParleyState } from '../../app/parley.ts';
import type { ChannelId } from '../../store/model.ts';
import type { ServerEntry } from '../../store/state.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { say } from '../../words/words.tsx';
import { ChannelDialog, DeleteChannelDialog } from '../channels/ChannelDialogs.tsx';
import { Item } from './SettingsFrame.tsx';

export function ChannelsPart({ server }: { server: ServerEntry }): ReactNode {
  const channels = useParleyState((state) => state.channels);
  const [editing, setEditing] = useState<{ id: ChannelId | null } | null>(null);
  const [deleting, setDeleting] = useState<ChannelId | null>(null);
  return (
    <>
      <Button icon={Plus} onClick={() => setEditing({ id: null })}>{say('channel.create')}</Button>
      <ul className="border-border mt-4 border-t">
        {server.channels.flatMap((id) => channels.get(id) ?? []).map(({ facts }) => (
          <Item key={facts.id} actions={
            <>
              <IconButton icon={Pencil} label={say('channel.edit-label', { name: facts.name })} onClick={() => setEditing({ id: facts.id })} />
              <IconButton icon={Trash2} label={say('channel.delete-label', { name: facts.name })} onClick={() => setDeleting(facts.id)} />
            </>
          }>
            <Hash size={16} strokeWidth={1.75} aria-hidden="true" className="text-text-muted shrink-0" />
            <div className="min-w-0">
              <bdi className="block truncate font-medium">{facts.name}</bdi>
              {facts.topic && <bdi className="text-small text-text-secondary block truncate">{facts.topic}</bdi>}
            </div>
          </Item>
        ))}
      </ul>
      {editing && <ChannelDialog serverId={server.facts.id} channelId={editing.id} onClose={() => setEditing(null)} />}
      {deleting && <DeleteChannelDialog channelId={deleting} onClose={() => setDeleting(null)} />}
    </>
  );
}
