/**
 * The claims of the lessons and what supports them.
 *
 * Two things can be told without understanding a sentence. A section of a lesson shows what it says (a widget, a recorded
 * session), follows one that does, or names a source; the beginning asks more than it says. And a sentence about a version of Python holds for the reader's version only, or is shown
 * on that version, or is backed by a source that speaks of it. What a sentence says beyond that is for its readers.
 */

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../setup.mjs';

/** A sentence that speaks of versions of Python, and what supports it; nothing supports it where the list is empty. */
export interface Claim {
  section: string;
  sentence: string;
  versions: string[];
  support: string[];
}

/** A part of a lesson, and what it shows or cites. */
export interface Section {
  title: string;
  support: string[];
  claims: Claim[];
}

/** What a recorded session says about where it was recorded. */
export interface Recorded {
  versions: readonly string[];
  beside: readonly string[];
}

/** The part before the first heading. */
const BEGINNING = '(beginning)';
const VERSION = /(?<![\w.-])(?:2\.7|3\.(?:\d|1[0-5]))(?![\d.]|\w)/g;
const COMPONENT = /<([A-Z]\w*)\b((?:"[^"]*"|'[^']*'|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}|[^>"'{])*?)(\/?)>/g;
const NOT_SHOWING = new Set(['Term', 'Note', 'Py', 'Recap', 'Sources', 'Question', 'Transcript']);
const SOURCE = /https:\/\/(?:peps\.python\.org|docs\.python\.org|github\.com\/python\/cpython)[^\s)]*/;

interface Use {
  name: string;
  attributes: string;
}

/** The components that a text uses. */
function usesIn(text: string): Use[] {
  return [...text.matchAll(COMPONENT)].map(([, name, attributes]) => ({ name, attributes }));
}

const attribute = ({ attributes }: Use, name: string): string | null =>
  new RegExp(`\\b${name}=["']([^"']*)["']`).exec(attributes)?.[1] ?? null;

/** Whether one of the versions of a claim stands in a list; a range in words (“3.3 to 3.6”) is its two ends. */
const meets = (versions: readonly string[], known: readonly string[]) => versions.some((one) => known.includes(one));

/** The sentences that a reader reads in a piece of MDX, rows of tables among them. */
function sentencesIn(text: string): string[] {
  const prose = text
    .replace(/```[\s\S]*?```/g, '')
    .replace(COMPONENT, (whole, name: string) =>
      /^(Question|Transcript)$/.test(name) || whole.endsWith('/>') ? '' : ' ',
    )
    .replace(/<\/[A-Za-z]\w*>/g, ' ');
  const blocks = prose.split(/\n\s*\n|\n(?=\s*[-|])/).map((block) => block.replace(/\s+/g, ' ').trim());
  return blocks.flatMap((block) =>
    block.startsWith('|') ? [block] : block.split(/(?<=[.?!:])\s+(?=[A-Z“`[*])/).filter((sentence) => sentence !== ''),
  );
}

/** What readers of one Python see is theirs: the inside of `<Py>` elements. */
const withoutPy = (text: string) => text.replace(/<Py\b[^>]*>[\s\S]*?<\/Py>/g, ' ');

/** A lesson's sections with their claims. `recordedAs` finds a recorded session by its name. */
export function sectionsOf(mdx: string, recordedAs: (name: string) => Recorded | undefined): Section[] {
  const body = mdx.replace(/^---[\s\S]*?\n---\n/, '');
  const sources = /<Sources>([\s\S]*?)<\/Sources>/.exec(body)?.[1] ?? '';
  const cited = [...new Set(sources.match(VERSION) ?? [])];
  const parts = body
    .replace(/<Sources>[\s\S]*?<\/Sources>/g, '')
    .replace(/<Recap>[\s\S]*?<\/Recap>/g, '')
    .split(/^## /m);
  const sections = parts.map((part, at) => {
    const title = at === 0 ? BEGINNING : part.split('\n')[0].trim();
    const text = at === 0 ? part : part.slice(part.indexOf('\n'));
    const uses = usesIn(text);
    const support = uses.flatMap((use) => {
      if (use.name === 'Transcript') return [`session ${attribute(use, 'name')}`];
      return NOT_SHOWING.has(use.name) ? [] : [`widget ${use.name}`];
    });
    if (SOURCE.test(text)) support.push('a source in the text');
    const shownOn = uses.flatMap((use) => {
      if (use.name !== 'Transcript') return [];
      const name = attribute(use, 'name') ?? '';
      const recorded = recordedAs(name);
      return recorded ? [{ name: `session ${name}`, versions: [...recorded.versions, ...recorded.beside] }] : [];
    });
    for (const use of uses)
      if (!NOT_SHOWING.has(use.name))
        // A widget that is not bound to a version shows whichever its reader chooses.
        shownOn.push({ name: `widget ${use.name}`, versions: use.attributes.match(VERSION) ?? EVERY });
    const sentences = sentencesIn(withoutPy(text))
      .map((sentence) => ({ sentence, versions: [...new Set(sentence.match(VERSION) ?? [])] }))
      .filter(({ versions }) => versions.length > 0);
    return { title, support, shownOn, sentences };
  });
  return sections.map(({ title, support, shownOn, sentences }, at): Section => {
    // What a section explains is often the figure at the end of the one before it.
    const before = sections[at - 1] ?? { support: [], shownOn: [] };
    const above = (name: string) => `above: ${name}`;
    const near = [...shownOn, ...before.shownOn.map((one) => ({ ...one, name: above(one.name) }))];
    const claims = sentences.map(({ sentence, versions }): Claim => {
      const by = near.filter((one) => meets(versions, one.versions)).map(({ name }) => name);
      if (SOURCE.test(sentence)) by.push('a source in the sentence');
      if (meets(versions, cited)) by.push('the lesson’s sources');
      return { section: title, sentence, versions, support: [...new Set(by)] };
    });
    const carried = before.support.filter((one) => /^(widget|session) /.test(one)).map(above);
    return { title, support: [...new Set(support.length > 0 ? support : carried)], claims };
  });
}

/** The Pythons that widgets show. */
const EVERY = ['3.7', '3.8', '3.9', '3.10', '3.11', '3.12', '3.13', '3.14', '3.15'];

/** What is wrong with a lesson's claims, a sentence each. */
export function unsupported(sections: readonly Section[]): string[] {
  return sections.flatMap(({ title, support, claims }) => [
    ...(support.length === 0 && title !== BEGINNING ? [`“${title}” shows nothing and names no source`] : []),
    ...claims
      .filter((claim) => claim.support.length === 0)
      .map(({ sentence, versions }) => `nothing shows ${versions.join(', ')} for: ${sentence}`),
  ]);
}

/** The lessons of the project with their claims. */
export function lessonSections(): { file: string; sections: Section[] }[] {
  const folder = join(ROOT, 'content/lessons');
  const recordedAs = (name: string): Recorded | undefined => {
    const file = join(ROOT, `content/transcripts/generated/${name}.json`);
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Recorded) : undefined;
  };
  return readdirSync(folder)
    .filter((file) => file.endsWith('.mdx'))
    .sort()
    .map((file) => ({ file, sections: sectionsOf(readFileSync(join(folder, file), 'utf8'), recordedAs) }));
}
