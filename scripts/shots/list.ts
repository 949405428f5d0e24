import type { Shot } from './shot.ts';

/** Every page type, then every widget in its telling states: start, edited, failing, mid-run, broken link. */
export const shots: Shot[] = [
  { name: 'home', path: '' },
  { name: 'not-found', path: '404.html' },
];
