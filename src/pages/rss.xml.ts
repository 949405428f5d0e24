import type { APIRoute } from 'astro';
import { lessonsInOrder } from '../components/course.ts';
import { link } from '../components/paths.ts';

const escaped = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** The lessons as a feed, the latest of the course first. */
export const GET: APIRoute = async ({ site }) => {
  const address = (path: `/${string}`) => escaped(new URL(link(path), site).href);
  const items = (await lessonsInOrder()).reverse().map(
    ({ id, data }) => `    <item>
      <title>${escaped(`${data.order}. ${data.title}`)}</title>
      <link>${address(`/lessons/${id}/`)}</link>
      <guid>${address(`/lessons/${id}/`)}</guid>
      <description>${escaped(data.summary)}</description>
    </item>
`,
  );
  const text = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
  <channel>
    <title>Inside .pyc</title>
    <link>${address('/')}</link>
    <description>How Python compiles, caches and runs your code, byte by byte.</description>
    <language>en-GB</language>
    <atom:link href="${address('/rss.xml')}" rel="self" type="application/rss+xml" />
${items.join('')}  </channel>
</rss>
`;
  return new Response(text, { headers: { 'content-type': 'application/rss+xml; charset=utf-8' } });
};
