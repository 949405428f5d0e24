import { recallAnswers, type QuestionProps } from '../question/question.ts';

/** A question of the course, and the lesson that asks it. */
export interface AskedQuestion {
  question: QuestionProps;
  lesson: { title: string; order: number; href: string };
}

/** Whether the reader's first answer to a question was not the right one. A question without an answer was not missed. */
export function isMissed({ options }: Pick<QuestionProps, 'options'>, chosen: readonly number[]): boolean {
  return chosen.length > 0 && options[chosen[0]].right !== true;
}

/** The questions that the reader of this browser missed, in the order of the course. */
export function missedQuestions(asked: readonly AskedQuestion[]): AskedQuestion[] {
  return asked.filter(({ question }) => isMissed(question, recallAnswers(question)));
}
