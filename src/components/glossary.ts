import { getCollection, type CollectionEntry } from 'astro:content';

export type GlossaryEntry = CollectionEntry<'glossary'>;

/** The entries in the order of the alphabet. */
export async function glossary(): Promise<GlossaryEntry[]> {
  const plain = (entry: GlossaryEntry) => entry.data.term.replace(/^[^a-z]+/i, '');
  return (await getCollection('glossary')).sort((a, b) => plain(a).localeCompare(plain(b), 'en'));
}

/** The entries that a lesson explains its words with: some words mean something else in other lessons. */
export function entriesFor(entries: readonly GlossaryEntry[], order: number): GlossaryEntry[] {
  return entries.filter(({ data }) => order >= (data.from ?? 1) && order <= (data.until ?? 18));
}
