import { hydrate, type Component } from 'svelte';

/**
 * What brings a server-rendered widget to life, in place of the client of `@astrojs/svelte`: our islands have no slots,
 * never get new props, and stay until the page goes, so it can do without the code for that (about 1 KB compressed).
 */
export default function island(element: HTMLElement) {
  return (component: Component<Record<string, unknown>>, props: Record<string, unknown>): void => {
    if (element.hasAttribute('ssr')) hydrate(component, { target: element, props });
  };
}
