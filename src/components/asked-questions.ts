import type { QuestionProps } from '../widgets/question/question.ts';

/** Stands around a question that was written as data. */
export const MARK = '\u0001';

/** The names of the components that an MDX text uses. */
export function componentsIn(body: string): string[] {
  return [...new Set([...body.matchAll(/<([A-Z]\w*)/g)].map(([, name]) => name))];
}

/** The questions in the output of a lesson whose `Question` is `QuestionData`, in their order. */
export function questionsIn(output: string): QuestionProps[] {
  return output
    .split(MARK)
    .filter((_, at) => at % 2 === 1)
    .map((data) => JSON.parse(decodeURIComponent(data)) as QuestionProps);
}
