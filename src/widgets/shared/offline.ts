/** How long after the page has loaded, in milliseconds. */
const QUIET = 3000;

/**
 * Registers the service worker that keeps the site for times without a network, some time after the page has loaded.
 * Not for readers who save data, and never in an embed: it would store things in somebody else's page.
 */
export function installOffline(): void {
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
  if (!import.meta.env.PROD || !('serviceWorker' in navigator) || connection?.saveData) return;
  const register = () =>
    navigator.serviceWorker
      .register(`${import.meta.env.BASE_URL.replace(/\/*$/, '/')}sw.js`, { updateViaCache: 'none' })
      // A browser may refuse storage; the site works as before, with a network.
      .catch(() => undefined);
  // Fetching the site would take turns with the widgets that the page has just begun with.
  const later = () => setTimeout(register, QUIET);
  if (document.readyState === 'complete') later();
  else addEventListener('load', later, { once: true });
}
