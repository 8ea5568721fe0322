/** Moments and days in words. Never "time ago": what is older than a day carries its date. */
import { LOCALE, say } from './words.tsx';

const clock = new Intl.DateTimeFormat(LOCALE, { hour: '2-digit', minute: '2-digit' });
const weekday = new Intl.DateTimeFormat(LOCALE, { weekday: 'long', day: 'numeric', month: 'long' });
const weekdayWithYear = new Intl.DateTimeFormat(LOCALE, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const date = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'long', year: 'numeric' });
const exact = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'full', timeStyle: 'short' });

export function clockTime(at: number): string {
  return clock.format(at);
}

export function exactTime(at: number): string {
  return exact.format(at);
}

export function dateOf(at: number): string {
  return date.format(at);
}

/** The local calendar day, as a number that grows by one a day. */
export function dayNumber(at: number): number {
  const moment = new Date(at);
  return Math.floor(Date.UTC(moment.getFullYear(), moment.getMonth(), moment.getDate()) / 86_400_000);
}

export function dayWords(at: number, now: number): string {
  const days = dayNumber(now) - dayNumber(at);
  if (days === 0) return say('day.today');
  if (days === 1) return say('day.yesterday');
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return (sameYear ? weekday : weekdayWithYear).format(at).replace(',', '');
}

/** A time today, else the day and the time. */
export function momentWords(at: number, now: number): string {
  return dayNumber(at) === dayNumber(now) ? clockTime(at) : say('day.and-time', { day: dayWords(at, now), time: clockTime(at) });
}
