import { link } from './paths.ts';
import { TOOLS } from './tools.ts';

/** What an editor that knows oEmbed makes of a link to a widget's page: https://oembed.com, version 1.0, "rich". */
export interface OEmbed {
  version: '1.0';
  type: 'rich';
  title: string;
  provider_name: string;
  provider_url: string;
  width: number;
  height: number;
  html: string;
}

/** The widget whose page has this path below the base; undefined for other pages. */
export const widgetAt = (path: string) => TOOLS.find((tool) => link(tool.path) === path);

/** Addresses in it are whole, since it is read elsewhere. A static file cannot know the fragment: it shows the default. */
export function oEmbedFor(widget: string, site: URL): OEmbed {
  const tool = TOOLS.find(({ path }) => path === `/${widget}/`);
  if (!tool) throw new Error(`There is no widget ${JSON.stringify(widget)}.`);
  const whole = (path: `/${string}`) => new URL(link(path), site).href;
  const [width, height] = [960, 600];
  return {
    version: '1.0',
    type: 'rich',
    title: `${tool.title}, Inside .pyc`,
    provider_name: 'Inside .pyc',
    provider_url: whole('/'),
    width,
    height,
    html: `<iframe src="${whole(`/embed/${widget}/`)}" title="${tool.title}, Inside .pyc" width="${width}" height="${height}" loading="lazy" style="border: 0"></iframe>`,
  };
}
