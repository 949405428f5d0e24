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

export const collections = { lessons };
