/** Addresses of the client. Each is a place to come back to; Back is the browser's history. */
import { useSyncExternalStore } from 'react';
import type { ChannelId, MessageId, ServerId } from '../store/model.ts';

export const ACCOUNT_SECTIONS = ['profile', 'password', 'appearance', 'keys'] as const;
export type AccountSection = (typeof ACCOUNT_SECTIONS)[number];
export const PRIVACY_SECTIONS = ['data', 'kept', 'looks', 'requests', 'sessions', 'choices', 'export', 'delete', 'receipts'] as const;
export type PrivacySection = (typeof PRIVACY_SECTIONS)[number];
export const SERVER_SECTIONS = ['overview', 'channels', 'members', 'bans', 'invites', 'requests'] as const;
export type ServerSection = (typeof SERVER_SECTIONS)[number];

export type Place =
  | { readonly at: 'home' }
  | { readonly at: 'server'; readonly serverId: ServerId }
  | { readonly at: 'channel'; readonly channelId: ChannelId; readonly messageId: MessageId | null }
  | { readonly at: 'details'; readonly channelId: ChannelId }
  | { readonly at: 'invite'; readonly code: string }
  | { readonly at: 'sign-up' | 'log-in' | 'reset' | 'receipts' }
  | { readonly at: 'account'; readonly section: AccountSection }
  | { readonly at: 'privacy'; readonly section: PrivacySection }
  | { readonly at: 'server-settings'; readonly serverId: ServerId; readonly section: ServerSection }
  | { readonly at: 'nowhere' };

const ID = /^[1-9]\d{0,19}$/;

export function toPlace(path: string): Place {
  const [first = '', second = '', third = '', fourth = '', ...rest] = path.split('/').filter((part) => part !== '');
  if (rest.length > 0) return { at: 'nowhere' };
  switch (first) {
    case '':
      return { at: 'home' };
    case 'sign-up':
    case 'log-in':
    case 'reset':
    case 'receipts':
      return second ? { at: 'nowhere' } : { at: first };
    case 'invite':
      return second && !third ? { at: 'invite', code: decodeURIComponent(second) } : { at: 'nowhere' };
    case 'c':
      return toChannelPlace(second, third, fourth);
    case 's':
      return toServerPlace(second, third, fourth);
    case 'settings': {
      const section = ACCOUNT_SECTIONS.find((each) => each === (second || 'profile'));
      return section && !third ? { at: 'account', section } : { at: 'nowhere' };
    }
    case 'privacy': {
      const section = PRIVACY_SECTIONS.find((each) => each === (second || 'data'));
      return section && !third ? { at: 'privacy', section } : { at: 'nowhere' };
    }
    default:
      return { at: 'nowhere' };
  }
}

function toChannelPlace(id: string, third: string, fourth: string): Place {
  if (!ID.test(id) || fourth) return { at: 'nowhere' };
  const channelId = id as ChannelId;
  if (third === 'details') return { at: 'details', channelId };
  if (third && !ID.test(third)) return { at: 'nowhere' };
  return { at: 'channel', channelId, messageId: third ? (third as MessageId) : null };
}

function toServerPlace(id: string, third: string, fourth: string): Place {
  if (!ID.test(id)) return { at: 'nowhere' };
  const serverId = id as ServerId;
  if (!third) return { at: 'server', serverId };
  const section = SERVER_SECTIONS.find((each) => each === (fourth || 'overview'));
  return third === 'settings' && section ? { at: 'server-settings', serverId, section } : { at: 'nowhere' };
}

export function toPath(place: Place): string {
  switch (place.at) {
    case 'home':
    case 'nowhere':
      return '/';
    case 'server':
      return `/s/${place.serverId}`;
    case 'channel':
      return place.messageId ? `/c/${place.channelId}/${place.messageId}` : `/c/${place.channelId}`;
    case 'details':
      return `/c/${place.channelId}/details`;
    case 'invite':
      return `/invite/${encodeURIComponent(place.code)}`;
    case 'account':
      return `/settings/${place.section}`;
    case 'privacy':
      return `/privacy/${place.section}`;
    case 'server-settings':
      return `/s/${place.serverId}/settings/${place.section}`;
    default:
      return `/${place.at}`;
  }
}

const listeners = new Set<() => void>();
let current: { path: string; place: Place } | null = null;

function read(): Place {
  if (current?.path !== location.pathname) current = { path: location.pathname, place: toPlace(location.pathname) };
  return current.place;
}

export function go(place: Place, how: 'push' | 'replace' = 'push'): void {
  const path = toPath(place);
  if (path === location.pathname && !location.hash) {
    for (const listener of listeners) listener();
    return;
  }
  if (how === 'push') history.pushState(null, '', path);
  else history.replaceState(null, '', path);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('popstate', listener);
  };
}

export function usePlace(): Place {
  return useSyncExternalStore(subscribe, read);
}

export function readPlace(): Place {
  return read();
}
