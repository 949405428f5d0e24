/** What a reader is asked to do in a widget. `goal` names a predicate of that widget's state. */
export interface Task {
  /** Stable: under this id the widget remembers that it was done. */
  id: string;
  prompt: string;
  goal: string;
  hint?: string;
  solution?: string;
}

/** Under which key a task is remembered as done. */
export const taskKey = (id: string) => `inside-pyc.task.${id}`;
