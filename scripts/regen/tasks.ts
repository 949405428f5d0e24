import { builtinAttributesTask } from './builtin-attributes.ts';
import { cacheLabTask } from './cache-lab.ts';
import { cacheNamesTask } from './cache-names.ts';
import { cacheLabSessionsTask } from './cache-lab-sessions.ts';
import { disLibraryTask } from './dis-library.ts';
import { disTask } from './dis.ts';
import { editsTask } from './edits.ts';
import { errorClinicTask } from './error-clinic.ts';
import { fileLoaderTask } from './file-loader.ts';
import { freshCodeTask } from './fresh-code.ts';
import { futureFlagsTask } from './future-flags.ts';
import { headerEditsTask } from './header-edits.ts';
import { liveFormsTask } from './live-forms.ts';
import { libraryTask } from './library.ts';
import { magicTask } from './magic.ts';
import { marshalTask } from './marshal.ts';
import { runHeadersTask } from './run-headers.ts';
import { referenceProgramsTask } from './reference-programs.ts';
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
import { twoClocksTask } from './two-clocks.ts';
import { unicodeTextTask } from './unicode-text.ts';
import { unprintableTask } from './unprintable.ts';

/** Every kind of generated data, in the order in which one builds on another. */
export const tasks: readonly RegenTask[] = [
  magicTask,
  opcodesTask,
  futureFlagsTask,
  unprintableTask,
  freshCodeTask,
  samplesTask,
  referenceProgramsTask,
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
  errorClinicTask,
  twoClocksTask,
  cacheNamesTask,
  cacheLabSessionsTask,
  builtinAttributesTask,
  suggestionNamesTask,
  unicodeTextTask,
  tracesTask,
  opcodeCoverageTask,
  specializeTask,
  liveFormsTask,
];
