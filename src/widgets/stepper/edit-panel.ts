import { mount } from 'svelte';
import type { Controller } from './controller.svelte.ts';
import EditPanel from './EditPanel.svelte';

/** Puts the panel for changing the program into a place that is there; it stays, shown or hidden. */
export function showEditPanel(place: HTMLElement, c: Controller): void {
  mount(EditPanel, { target: place, props: { c } });
}
