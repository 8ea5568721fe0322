import { useCallback, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useParleyState } from '../../app/parley.ts';
import { go } from '../../app/router.ts';
import type { Place } from '../../app/router.ts';
import { DEVICE_KEYS, readKey, writeKey } from '../../device/storage.ts';
import type { ChannelId, ServerId } from '../../store/model.ts';
import type { ChannelEntry } from '../../store/state.ts';
import { Sheet } from '../../ui/Sheet.tsx';
import { useListColumn, useMembersColumn, useNarrow } from '../../ui/useMedia.ts';
import { say } from '../../words/words.tsx';
import { Side } from '../channels/Side.tsx';
import { useMarkServerRead } from '../channels/useMarkServerRead.ts';
import { ChannelPane } from '../conversation/ChannelPane.tsx';
import { Header } from '../conversation/Header.tsx';
import { JumpDialog } from '../jump/JumpDialog.tsx';
import { KeysDialog } from '../keys/KeyList.tsx';
import { MemberList } from '../members/MemberList.tsx';
import { Rail } from '../rail/Rail.tsx';
import { Details } from './Details.tsx';
import { NoChannel, NoServer } from './Empty.tsx';
import { focusComposer, focusRegion, watchRegions } from './regions.ts';
import { useChannelKeys } from './useChannelKeys.ts';
import { useTitle } from './useTitle.ts';

/** The frame of the client: rail, channels, conversation, members. On a narrow screen one of them at a time. */
export function Shell({ place }: { place: Place }): ReactNode {
  const narrow = useNarrow();
  const channelId = place.at === 'channel' || place.at === 'details' ? place.channelId : null;
  const channel = useParleyState((state) => (channelId === null ? undefined : state.channels.get(channelId)));
  const serverId = useServerOf(place, channel);
  const [jumping, setJumping] = useState(false);
  useEffect(watchRegions, []);
  const [listing, setListing] = useState(false);
  const jump = useCallback(() => setJumping(true), []);
  const listKeys = useCallback(() => setListing(true), []);
  const markServerRead = useMarkServerRead();
  useChannelKeys(channelId, serverId, { jump, listKeys, markServerRead });
  useTitle(channel);
  useRememberedChannel(channel);
  useLanding(place, narrow);

  const conversation = channel && (place.at === 'channel' || place.at === 'details');
  const dialogs = (
    <>
      {jumping && <JumpDialog onClose={() => setJumping(false)} />}
      {listing && <KeysDialog onClose={() => setListing(false)} />}
    </>
  );
  if (narrow) {
    return (
      <div className="flex h-full flex-col">
        <SkipLinks to={conversation ? (place.at === 'channel' ? ['messages', 'composer'] : []) : ['channels']} />
        {conversation && place.at === 'channel' && <NarrowChannel place={place} channel={channel} onJump={jump} onListKeys={listKeys} />}
        {conversation && place.at === 'details' && <Details channel={channel} />}
        {!conversation && (
          <div className="flex min-h-0 grow">
            <Rail current={serverId} />
            {serverId ? <Side serverId={serverId} current={channelId} /> : <NoServer />}
          </div>
        )}
        {dialogs}
      </div>
    );
  }
  return (
    <>
      <SkipLinks to={['messages', 'composer', 'channels']} />
      <Wide place={place} channel={conversation ? channel : undefined} serverId={serverId} onJump={jump} onListKeys={listKeys} />
      {dialogs}
    </>
  );
}

function NarrowChannel({ place, channel, onJump, onListKeys }: { place: Place; channel: ChannelEntry; onJump: () => void; onListKeys: () => void }): ReactNode {
  return (
    <main className="bg-surface flex min-h-0 grow flex-col">
      <Header channel={channel} membersShown={false} onMembers={() => undefined} onChannels={() => undefined} onJump={onJump} />
      <ChannelPane key={channel.facts.id} channel={channel} messageId={place.at === 'channel' ? place.messageId : null} onListKeys={onListKeys} />
    </main>
  );
}

function Wide({ place, channel, serverId, onJump, onListKeys }: {
  place: Place; channel: ChannelEntry | undefined; serverId: ServerId | null; onJump: () => void; onListKeys: () => void;
}): ReactNode {
  const listColumn = useListColumn();
  const membersColumn = useMembersColumn();
  const [membersKept, setMembersKept] = useState(() => readKey(DEVICE_KEYS.membersShown) !== 'no');
  const [sheet, setSheet] = useState<'channels' | 'members' | null>(null);
  useEffect(() => setSheet(null), [place]);
  const membersShown = membersColumn ? membersKept : sheet === 'members';
  const toggleMembers = () => {
    if (!membersColumn) return setSheet(sheet === 'members' ? null : 'members');
    writeKey(DEVICE_KEYS.membersShown, membersKept ? 'no' : null);
    setMembersKept(!membersKept);
  };
  return (
    <div className="flex h-full">
      <Rail current={serverId} />
      {listColumn && serverId && <Side serverId={serverId} current={channel?.facts.id ?? null} />}
      {channel && serverId ? (
        <main className="bg-surface flex min-w-0 grow flex-col">
          <Header channel={channel} membersShown={membersShown} onMembers={toggleMembers} onChannels={() => setSheet('channels')} onJump={onJump} />
          <div className="flex min-h-0 grow">
            <div className="flex min-w-0 grow flex-col">
              <ChannelPane key={channel.facts.id} channel={channel} messageId={place.at === 'channel' ? place.messageId : null} onListKeys={onListKeys} />
            </div>
            {membersColumn && membersKept && <MemberList serverId={serverId} className="border-border w-63 shrink-0 border-s" />}
          </div>
        </main>
      ) : <main className="bg-surface flex min-w-0 grow">{serverId ? <NoChannel serverId={serverId} /> : <NoServer />}</main>}
      {sheet === 'members' && !membersColumn && serverId && (
        <Sheet side="end" label={say('members.title')} onClose={() => setSheet(null)}><MemberList serverId={serverId} className="h-full" /></Sheet>
      )}
      {sheet === 'channels' && !listColumn && serverId && (
        <Sheet side="start" label={say('header.channels')} onClose={() => setSheet(null)}><Side serverId={serverId} current={channel?.facts.id ?? null} /></Sheet>
      )}
    </div>
  );
}

const SKIPS = { messages: () => focusRegion('messages'), composer: focusComposer, channels: () => focusRegion('channels') };

function SkipLinks({ to }: { to: readonly (keyof typeof SKIPS)[] }): ReactNode {
  if (to.length === 0) return null;
  return (
    <nav aria-label={say('skip.label')}>
      {to.map((name) => (
        <button key={name} type="button" onClick={SKIPS[name]}
          className="bg-surface-raised text-primary-text border-border-control rounded-control fixed start-2 top-2 z-50 -translate-y-20 border px-3 py-2 focus:translate-y-0">
          {say(`skip.${name}`)}
        </button>
      ))}
    </nav>
  );
}

function useServerOf(place: Place, channel: ChannelEntry | undefined): ServerId | null {
  const first = useParleyState((state) => state.channels.get(readKey(DEVICE_KEYS.lastChannel) as ChannelId)?.facts.serverId ?? state.serverOrder[0] ?? null);
  const known = useParleyState((state) => (place.at === 'server' ? state.servers.has(place.serverId) : true));
  if (channel) return channel.facts.serverId;
  if (place.at === 'server') return known ? place.serverId : first;
  return place.at === 'channel' || place.at === 'details' ? null : first;
}

/** Where one was last on this device; a person who logs out takes it along. */
function useRememberedChannel(channel: ChannelEntry | undefined): void {
  const id = channel?.facts.id;
  useEffect(() => {
    if (id) writeKey(DEVICE_KEYS.lastChannel, id);
  }, [id]);
}

/** A wide screen has no home of its own: it opens the last channel, or the first of the server. */
function useLanding(place: Place, narrow: boolean): void {
  const landing = useParleyState((state): ChannelId | null => {
    if (narrow) return null;
    if (place.at === 'server') return state.servers.get(place.serverId)?.channels[0] ?? null;
    if (place.at !== 'home') return null;
    const last = readKey(DEVICE_KEYS.lastChannel) as ChannelId | null;
    if (last !== null && state.channels.has(last)) return last;
    return state.serverOrder.flatMap((id) => state.servers.get(id)?.channels ?? [])[0] ?? null;
  });
  useEffect(() => {
    if (landing) go({ at: 'channel', channelId: landing, messageId: null }, 'replace');
  }, [landing]);
}
