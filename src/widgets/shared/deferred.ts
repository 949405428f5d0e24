import { createRawSnippet, hydrate, mount, unmount, type Component, type Snippet } from 'svelte';

const render = import.meta.env.SSR ? (await import('svelte/server')).render : null;

/**
 * A component of a widget that is brought to life in a task of its own, after the widget: one task for all of a large
 * widget holds the page for too long on a phone. To be rendered in one place.
 *
 * @param id Begins the ids of its elements; one of its own for each on a page.
 * @param props With a getter for each that changes.
 * @param onalive Takes what the component exports.
 */
// As in the types of Svelte: an interface is no Record of unknown.
/* eslint-disable @typescript-eslint/no-explicit-any */
export function deferred<Props extends Record<string, any>, Exports extends Record<string, any>>(
  id: string,
  component: Component<Props, Exports>,
  props: Props,
  onalive?: (exports: Exports) => void,
): Snippet {
  return createRawSnippet(() => ({
    render: () => `<div class="deferred">${render?.(component, { props, idPrefix: id }).body ?? ''}</div>`,
    setup(target) {
      let alive: Exports | undefined;
      const soon = setTimeout(() => {
        alive = (target.firstChild ? hydrate : mount)(component, { target, props });
        onalive?.(alive);
      });
      return () => {
        clearTimeout(soon);
        if (alive) void unmount(alive);
      };
    },
  }));
}
