import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';

/** `content/lessons/NN-slug.mdx`: the number orders the files and is stripped from the URL. */
const lessons = defineCollection({
  loader: glob({
    base: './content/lessons',
    pattern: '**/*.mdx',
    generateId: ({ entry }) => entry.replace(/^\d+-/, '').replace(/\.mdx$/, ''),
  }),
  schema: z.object({
    title: z.string().max(80),
    order: z.number().int().min(1).max(18),
    hook: z.string(),
    summary: z.string().max(150),
    minutes: z.number().int().min(1).max(10),
    goals: z.array(z.string()).min(2).max(4),
  }),
});

/** `content/glossary/ID.md`: a term in a few sentences, with the source that says so. */
const glossary = defineCollection({
  loader: glob({ base: './content/glossary', pattern: '*.md' }),
  schema: z.object({
    term: z.string(),
    /** The texts that stand for it in a lesson. One with a capital letter is found only as it is written. */
    forms: z.array(z.string()).min(1),
    /** The lesson that explains it. */
    lesson: z.number().int().min(1).max(18),
    /** The first and last lesson in which these texts mean this; the first and last of the course unless told. */
    from: z.number().int().optional(),
    until: z.number().int().optional(),
    source: z.object({ title: z.string(), url: z.url() }),
  }),
});

/** `content/myths/NN-slug.md`: a claim that people make about cache files, tried. The number orders the page. */
const myths = defineCollection({
  loader: glob({
    base: './content/myths',
    pattern: '*.md',
    generateId: ({ entry }) => entry.replace(/\.md$/, ''),
  }),
  schema: z.object({
    claim: z.string(),
    verdict: z.enum(['true', 'half', 'wrong']),
    /** The verdict in one sentence. */
    answer: z.string(),
    /** The lesson that explains it. */
    lesson: z.number().int().min(1).max(18),
    /** Recorded sessions that show it. */
    transcripts: z.array(z.object({ name: z.string(), part: z.string() })).min(1),
    /** Widgets at the state that shows it: addresses with a state in the fragment. */
    widgets: z.array(z.object({ text: z.string(), href: z.string().startsWith('/') })).min(1),
    source: z.object({ title: z.string(), url: z.url() }),
  }),
});

/** `content/instructors/NN-slug.md`: how to teach a lesson to a room. Named as the lesson's file. */
const instructors = defineCollection({
  loader: glob({
    base: './content/instructors',
    pattern: '*.md',
    generateId: ({ entry }) => entry.replace(/\.md$/, ''),
  }),
  schema: z.object({
    lesson: z.number().int().min(1).max(18),
    /** What everybody in the room can do afterwards. */
    goal: z.string(),
    timing: z.array(z.object({ minutes: z.number().int().positive(), what: z.string() })).min(2),
    /** Widgets for slides: addresses of embeds with their state. */
    embeds: z.array(z.object({ text: z.string(), href: z.string().startsWith('/embed/') })).min(1),
  }),
});

export const collections = { lessons, glossary, myths, instructors };
