import { getCollection, type CollectionEntry } from 'astro:content';

export type Lesson = CollectionEntry<'lessons'>;

/** A lesson as the course lists it; `slug` is null for one that has not been written yet. */
export interface CourseRow {
  number: number;
  title: string;
  summary: string;
  slug: string | null;
  minutes: number | null;
}

export interface CoursePart {
  title: string;
  rows: CourseRow[];
}

/** The plan of the whole course. Written lessons replace a row's title and summary by their own. */
const PLAN: { title: string; lessons: [number: number, title: string, summary: string][] }[] = [
  {
    title: 'The cache',
    lessons: [
      [1, 'You edited it, Python ran the old one', 'Two clocks, and the second in which they agree by accident.'],
      [2, 'From source to bytecode', 'What “compile” means for a language that people call interpreted.'],
      [3, 'When does a .pyc appear?', 'Run, import, -m: which of them write to __pycache__, and why.'],
      [4, 'Names and version tags', 'fib.cpython-313.opt-1.pyc, part by part, and back.'],
    ],
  },
  {
    title: 'The header',
    lessons: [
      [5, 'Sixteen bytes', 'Magic, flags, mtime, size.'],
      [6, 'Will Python use it?', 'The checks, in order.'],
      [7, 'Three ways to be fresh', 'Timestamp, checked hash, unchecked hash.'],
    ],
  },
  {
    title: 'The body',
    lessons: [
      [8, 'Past the header: marshal', 'The format that holds a code object, byte by byte.'],
      [9, 'The code object', 'Constants, names, flags, line table, exception table.'],
      [10, 'Reading dis', 'Every column explained; the same source on four Pythons.'],
    ],
  },
  {
    title: 'The machine',
    lessons: [
      [11, 'The value stack', 'Where values wait.'],
      [12, 'Branches and loops', 'Both ways of a jump.'],
      [13, 'Calls, frames, closures', 'A stack of frames, each with a stack of its own.'],
      [14, 'Exceptions, with, finally', 'Block stack and exception table.'],
      [15, 'Generators and comprehensions', 'Frames that wait.'],
      [16, 'What the compiler has already done', 'Folding, dead code, -O, specialisation.'],
    ],
  },
  {
    title: 'In practice',
    lessons: [
      [17, 'Operations clinic', 'Docker, CI, read-only folders, reproducible builds.'],
      [18, 'Sourceless, decompiling, trust', 'Repair a broken .pyc; what a stranger’s may do.'],
    ],
  },
];

/** The written lessons in reading order. */
export async function lessonsInOrder(): Promise<Lesson[]> {
  return (await getCollection('lessons')).sort((a, b) => a.data.order - b.data.order);
}

/** The course by parts, written and planned lessons alike. */
export async function courseParts(): Promise<CoursePart[]> {
  const written = new Map((await lessonsInOrder()).map((lesson) => [lesson.data.order, lesson]));
  return PLAN.map((part) => ({
    title: part.title,
    rows: part.lessons.map(([number, title, summary]): CourseRow => {
      const lesson = written.get(number);
      return lesson
        ? {
            number,
            title: lesson.data.title,
            summary: lesson.data.summary,
            slug: lesson.id,
            minutes: lesson.data.minutes,
          }
        : { number, title, summary, slug: null, minutes: null };
    }),
  }));
}
