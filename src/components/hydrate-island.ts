import { hydrate, type Component } from 'svelte';
import { reselect } from '../widgets/shared/reselect.ts';

/**
 * What brings a server-rendered widget to life, in place of the client of `@astrojs/svelte`: our islands have no slots,
 * never get new props, and stay until the page goes, so it can do without the code for that (about 1 KB compressed).
 * It is a task of its own, after that in which the modules are evaluated: together they hold a phone for too long.
 */
export default function island(element: HTMLElement) {
  return async (component: Component<Record<string, unknown>>, props: Record<string, unknown>): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve));
    if (!element.hasAttribute('ssr')) return;
    // What was chosen before, or restored by the browser on the way back, is not what the widget shows.
    reselect(element);
    hydrate(component, { target: element, props });
  };
}
