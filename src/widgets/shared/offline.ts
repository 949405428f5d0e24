/**
 * Registers the service worker that keeps the site for times without a network, once the page has nothing better to do.
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
  const whenIdle = () => ('requestIdleCallback' in window ? requestIdleCallback(register) : setTimeout(register, 2000));
  if (document.readyState === 'complete') whenIdle();
  else addEventListener('load', whenIdle, { once: true });
}
