import { thousands } from '../shared/thousands.ts';

/** The last second that 32 bits hold: 2106-02-07 06:28:15. */
export const LAST_SECOND = 0xffff_ffff;

/** `2009-02-13 23:31:30`, in UTC. Seconds outside of what a date can hold are given as a number. */
export function formatUtc(seconds: number): string {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? String(seconds) : date.toISOString().slice(0, -5).replace('T', ' ');
}

/** The value of a `datetime-local` field that shows this second in UTC; empty where it cannot be shown. */
export function toPicker(seconds: number): string {
  return seconds >= 0 && seconds <= LAST_SECOND ? formatUtc(seconds).replace(' ', 'T') : '';
}

/** Seconds since 1970 of what such a field holds; null for an empty or half-filled one. */
export function fromPicker(value: string): number | null {
  const time = Date.parse(`${value}Z`);
  return value === '' || Number.isNaN(time) ? null : Math.floor(time / 1000);
}

/** `in 1 minute`, `2 days`: how far two seconds are apart, in the largest unit that says it. */
export function span(seconds: number): string {
  const units: [number, string][] = [
    [365 * 86400, 'year'],
    [86400, 'day'],
    [3600, 'hour'],
    [60, 'minute'],
    [1, 'second'],
  ];
  const size = Math.abs(seconds);
  const [length, name] = units.find(([unit]) => size >= unit) ?? [1, 'second'];
  const count = Math.floor(size / length);
  return `${thousands(count)} ${name}${count === 1 ? '' : 's'}`;
}
