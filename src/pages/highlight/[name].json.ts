import { readFileSync, readdirSync } from 'node:fs';
import type { APIRoute, GetStaticPaths } from 'astro';
import { highlightPython } from '../../components/highlight-python.ts';
import type { SampleSource } from '../../widgets/shared/sample-source.ts';

/** The samples, and the programs of the opcode reference: each name is there once. */
const FOLDERS = ['public/samples', 'public/programs'];

export const getStaticPaths: GetStaticPaths = () =>
  FOLDERS.flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.py'))
      .map((file) => ({ params: { name: file.slice(0, -'.py'.length) }, props: { path: `${folder}/${file}` } })),
  );

export const GET: APIRoute = async ({ params, props }) => {
  const text = readFileSync(String(props.path), 'utf8');
  const source: SampleSource = { name: params.name!, text, lines: await highlightPython(text) };
  return new Response(JSON.stringify(source));
};
