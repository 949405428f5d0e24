import { builtinAttributesTask } from './builtin-attributes.ts';
import { cacheLabTask } from './cache-lab.ts';
import { disLibraryTask } from './dis-library.ts';
import { disTask } from './dis.ts';
import { editsTask } from './edits.ts';
import { fileLoaderTask } from './file-loader.ts';
import { freshCodeTask } from './fresh-code.ts';
import { headerEditsTask } from './header-edits.ts';
import { libraryTask } from './library.ts';
import { magicTask } from './magic.ts';
import { marshalTask } from './marshal.ts';
import { runHeadersTask } from './run-headers.ts';
import { samplesTask } from './samples.ts';
import { opcodeCoverageTask } from './opcode-coverage.ts';
import { opcodesTask } from './opcodes.ts';
import { randomScenariosTask } from './random-scenarios.ts';
import { scenariosTask } from './scenarios.ts';
import { specializeTask } from './specialize.ts';
import { stdlibModulesTask } from './stdlib-modules.ts';
import type { RegenTask } from './task.ts';
import { suggestionNamesTask } from './suggestion-names.ts';
import { tracesTask } from './traces.ts';
import { transcriptsTask } from './transcripts.ts';
import { unprintableTask } from './unprintable.ts';

/** Every kind of generated data, in the order in which one builds on another. */
export const tasks: readonly RegenTask[] = [
  magicTask,
  opcodesTask,
  unprintableTask,
  freshCodeTask,
  samplesTask,
  disTask,
  disLibraryTask,
  marshalTask,
  editsTask,
  libraryTask,
  runHeadersTask,
  transcriptsTask,
  fileLoaderTask,
  headerEditsTask,
  stdlibModulesTask,
  scenariosTask,
  randomScenariosTask,
  cacheLabTask,
  builtinAttributesTask,
  suggestionNamesTask,
  tracesTask,
  opcodeCoverageTask,
  specializeTask,
];
