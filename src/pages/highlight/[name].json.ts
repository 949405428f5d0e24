import { readFileSync, readdirSync } from 'node:fs';
import type { APIRoute, GetStaticPaths } from 'astro';
import { highlightPython } from '../../components/highlight-python.ts';
import type { SampleSource } from '../../widgets/shared/sample-source.ts';

const FOLDER = 'public/samples';

export const getStaticPaths: GetStaticPaths = () =>
  readdirSync(FOLDER)
    .filter((file) => file.endsWith('.py'))
    .map((file) => ({ params: { name: file.slice(0, -'.py'.length) } }));

export const GET: APIRoute = async ({ params }) => {
  const text = readFileSync(`${FOLDER}/${params.name}.py`, 'utf8');
  const source: SampleSource = { name: params.name!, text, lines: await highlightPython(text) };
  return new Response(JSON.stringify(source));
};
