import type { APIContext } from 'astro';
import { oEmbedFor } from '../../components/oembed.ts';
import { TOOLS, widgetName } from '../../components/tools.ts';

export const getStaticPaths = () => TOOLS.map((tool) => ({ params: { widget: widgetName(tool) } }));

export const GET = ({ params, site }: APIContext): Response =>
  new Response(JSON.stringify(oEmbedFor(params.widget!, site!)), {
    headers: { 'content-type': 'application/json+oembed' },
  });
