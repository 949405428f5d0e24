import { mount } from 'svelte';
import HexKeys from './HexKeys.svelte';

/** Puts the keys for a touch screen into `place`; loaded by those who need them. */
export function showKeys(place: HTMLElement, onpress: (digit: number) => void, onrestore: () => void): void {
  mount(HexKeys, { target: place, props: { onpress, onrestore } });
}
