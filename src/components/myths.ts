import { getCollection, type CollectionEntry } from 'astro:content';

export type Myth = CollectionEntry<'myths'>;

/** What a verdict is called on the page. */
export const VERDICTS: Readonly<Record<Myth['data']['verdict'], string>> = {
  true: 'True',
  half: 'Half true',
  wrong: 'Wrong',
};

/** A claim's place on the page: its file's name without the number that orders it. */
export const anchorOf = ({ id }: Pick<Myth, 'id'>): string => id.replace(/^\d+-/, '');

/** The claims in the order of their files. */
export async function mythsInOrder(): Promise<Myth[]> {
  return (await getCollection('myths')).sort((a, b) => a.id.localeCompare(b.id));
}
