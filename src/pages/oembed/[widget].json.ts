import type { APIContext } from 'astro';
import { oEmbedFor } from '../../components/oembed.ts';
import { TOOLS } from '../../components/tools.ts';

export const getStaticPaths = () => TOOLS.map(({ path }) => ({ params: { widget: path.replaceAll('/', '') } }));

export const GET = ({ params, site }: APIContext): Response =>
  new Response(JSON.stringify(oEmbedFor(params.widget!, site!)), {
    headers: { 'content-type': 'application/json+oembed' },
  });
