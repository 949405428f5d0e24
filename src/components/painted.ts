import type { ClientDirective } from 'astro';

/** A frame that is not shown, as on a slide to come, is never painted. */
const AT_MOST = 1000;

/**
 * `client:painted`: a widget's scripts are loaded once the page has been painted, so that they hold up neither its styles
 * nor its faces on a slow network. Two frames: the first callback runs before anything is painted.
 */
const painted: ClientDirective = async (load) => {
  await new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(resolve));
    setTimeout(resolve, AT_MOST);
  });
  const hydrate = await load();
  await hydrate();
};

export default painted;
