import { magicTask } from './magic.ts';
import { samplesTask } from './samples.ts';
import type { RegenTask } from './task.ts';

/** Every kind of generated data, in the order in which one builds on another. */
export const tasks: readonly RegenTask[] = [magicTask, samplesTask];
