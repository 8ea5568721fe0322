import { Copy, Ellipsis, MailOpen, Pencil, Trash2, UserRoundSearch } from 'lucide-react';
import { memo } from 'react';
import type { ReactNode } from 'react';
import { Rendered } from '../../markdown/Rendered.tsx';
import type { Message, User } from '../../store/model.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { IconButton } from '../../ui/Button.tsx';
import { Hint } from '../../ui/Hint.tsx';
import { Menu, MenuItem, MenuLine } from '../../ui/Menu.tsx';
import { clockTime, exactTime } from '../../words/time.ts';
import { Name, say } from '../../words/words.tsx';
import { useConversation } from './context.ts';
import { EditBox } from './EditBox.tsx';

interface MessageRowProps {
  readonly message: Message;
  readonly author: User | undefined;
  readonly first: boolean;
  readonly own: boolean;
  readonly mayDelete: boolean;
  readonly editing: boolean;
  readonly stop: boolean;
  readonly target: boolean;
}

export const MessageRow = memo(function MessageRow({ message, author, first, own, mayDelete, editing, stop, target }: MessageRowProps) {
  const name = author?.displayName ?? say('user.gone');
  const time = clockTime(message.sentAt);
  return (
    <RowFrame first={first} stop={stop} target={target} messageId={message.id}
      label={say('message.label', { name, time, text: message.content })}
      gutter={first ? <RowAvatar id={author?.id ?? '0'} name={name} at={message.sentAt} /> : <GutterTime at={message.sentAt} />}
      toolbar={!editing && <Toolbar message={message} own={own} mayDelete={mayDelete} />}>
      {first && <Heading name={name} at={message.sentAt} />}
      {editing ? <EditBox message={message} /> : (
        <div className="text-body compact:text-ui max-w-[72ch] break-words whitespace-pre-wrap">
          <Rendered source={message.content} tail={message.editedAt !== null && <Edited at={message.editedAt} />} />
        </div>
      )}
    </RowFrame>
  );
});

export function RowFrame({ first, stop, target = false, label, gutter, toolbar, messageId, bar, children }: {
  first: boolean; stop: boolean; target?: boolean; label: string; gutter: ReactNode; toolbar?: ReactNode; messageId?: string;
  bar?: boolean; children: ReactNode;
}): ReactNode {
  return (
    <div role="listitem" className={first ? 'pt-3 compact:pt-1' : ''}>
      <article tabIndex={stop ? 0 : -1} data-stop="" aria-label={label} data-message-id={messageId}
        className={`ring-inside group/row hover:bg-surface-hover focus-within:bg-surface-hover focus:bg-transparent relative flex gap-3.5 px-3 py-[3px] side:px-5 rounded-control side:rounded-none focus-visible:rounded-control ${target ? 'bg-primary-subtle' : ''}`}>
        {bar && <span aria-hidden="true" className="bg-danger absolute inset-y-0 start-0 w-[3px]" />}
        <div className="w-9 shrink-0 side:w-10">{gutter}</div>
        <div className="min-w-0 grow">{children}</div>
        {toolbar}
      </article>
    </div>
  );
}

/** The avatar; in compact density the time stands first, and no picture. */
export function RowAvatar({ id, name, at }: { id: string; name: string; at: number }): ReactNode {
  return (
    <>
      <span className="compact:hidden mt-0.5 block">
        <span className="side:hidden"><Avatar id={id} name={name} size={36} /></span>
        <span className="max-side:hidden"><Avatar id={id} name={name} size={40} /></span>
      </span>
      <time dateTime={new Date(at).toISOString()} title={exactTime(at)} className="text-meta text-text-muted compact:block hidden pt-0.5 text-center">{clockTime(at)}</time>
    </>
  );
}

export function Heading({ name, at, aside }: { name: string; at: number; aside?: ReactNode }): ReactNode {
  return (
    <div className="flex items-baseline gap-2 leading-5">
      <Name of={name} className="text-body compact:text-ui truncate font-semibold" />
      <time dateTime={new Date(at).toISOString()} title={exactTime(at)} className="text-meta text-text-muted compact:hidden shrink-0">{clockTime(at)}</time>
      {aside}
    </div>
  );
}

function GutterTime({ at }: { at: number }): ReactNode {
  return (
    <time dateTime={new Date(at).toISOString()} title={exactTime(at)}
      className="text-meta text-text-muted invisible block pt-[3px] text-center group-focus-within/row:visible group-hover/row:visible group-focus/row:visible">
      {clockTime(at)}
    </time>
  );
}

function Edited({ at }: { at: number }): ReactNode {
  return (
    <>
      {' '}
      <Hint text={exactTime(at)}><span className="text-meta text-text-muted whitespace-nowrap">{say('message.edited')}</span></Hint>
    </>
  );
}

function Toolbar({ message, own, mayDelete }: { message: Message; own: boolean; mayDelete: boolean }): ReactNode {
  const conversation = useConversation();
  return (
    <div className="popup border-border invisible absolute -top-4 end-3 z-10 flex gap-0.5 p-0.5 opacity-0 group-focus-within/row:visible group-focus-within/row:opacity-100 group-hover/row:visible group-hover/row:opacity-100 has-data-[state=open]:visible has-data-[state=open]:opacity-100 pointer-coarse:group-hover/row:invisible pointer-coarse:group-focus-within/row:visible side:end-5">
      {own && <IconButton icon={Pencil} label={say('message.edit')} onClick={() => conversation.edit(message)} tabIndex={-1} />}
      {mayDelete && <IconButton icon={Trash2} label={say('message.delete')} onClick={(event) => conversation.remove(message, event.shiftKey)} tabIndex={-1} />}
      <Menu trigger={<button type="button" tabIndex={-1} aria-label={say('message.more')} className="target text-text-secondary rounded-control hover:bg-surface-hover hover:text-text inline-grid size-8 place-items-center"><Ellipsis size={18} strokeWidth={1.75} aria-hidden="true" /></button>}>
        <MenuItem icon={Copy} onSelect={() => conversation.copyLink(message)}>{say('message.copy-link')}</MenuItem>
        <MenuItem icon={MailOpen} onSelect={() => conversation.markUnreadFrom(message)}>{say('message.mark-unread')}</MenuItem>
        {!own && message.authorId !== null && <MenuItem icon={UserRoundSearch} onSelect={() => conversation.askAbout(message)}>{say('message.about-me')}</MenuItem>}
        {(own || mayDelete) && <MenuLine />}
        {own && <MenuItem icon={Pencil} onSelect={() => conversation.edit(message)}>{say('message.edit')}</MenuItem>}
        {mayDelete && <MenuItem icon={Trash2} danger onSelect={() => conversation.remove(message, false)}>{say('message.delete')}</MenuItem>}
      </Menu>
    </div>
  );
}
