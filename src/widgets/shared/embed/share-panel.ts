import { mount, unmount } from 'svelte';
import SharePanel from './SharePanel.svelte';
import { sharedFrom } from './snippets.ts';

/**
 * Opens the dialogue that shares a widget's state. `page` is the widget's own page at that state, relative to this page;
 * `from` is the button that was pressed, in the widget: the focus goes back there. Gives a sentence where there is nothing
 * to share.
 */
export function openSharePanel(page: string, from: HTMLElement): string | null {
  const subject = from.closest<HTMLElement>('.panel')!;
  const site = new URL(import.meta.env.BASE_URL.replace(/\/*$/, '/'), location.href).href;
  const title = `${subject.getAttribute('aria-label') ?? 'Widget'}, Inside .pyc`;
  const shared = sharedFrom(new URL(page, location.href).href, site, title);
  if (!shared) return 'This state has no address that could be shared.';
  const panel = mount(SharePanel, {
    target: document.body,
    props: {
      shared,
      subject,
      onclosed: () => {
        void unmount(panel);
        from.focus();
      },
    },
  });
  return null;
}
