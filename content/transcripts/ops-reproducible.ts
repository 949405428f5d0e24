import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';
import type { ScriptStep, TranscriptScript } from '../../scripts/regen/transcript-script.ts';

const build = (folder: string, mtime: number): ScriptStep => ({
  file: `${folder}/m.py`,
  text: "print('hello from m')\n",
  mtime,
});
const both = (variable: string) => ({
  command: `for d in monday tuesday; do (cd $d && ${variable}python3 -m py_compile m.py); done`,
});
const compare = { command: 'cmp monday/__pycache__/m.{tag}.pyc tuesday/__pycache__/m.{tag}.pyc && echo the same' };
const header = { command: 'od -A d -t x1 -N 16 tuesday/__pycache__/m.{tag}.pyc' };

const script: TranscriptScript = {
  title: 'Two builds of one source',
  versions: PYTHON_VERSIONS,
  parts: [
    {
      id: 'times',
      title: 'The same text on two days',
      steps: [build('monday', 1700000000), build('tuesday', 1700086400), both(''), compare],
    },
    {
      id: 'epoch',
      title: 'The same with SOURCE_DATE_EPOCH',
      fresh: true,
      steps: [build('monday', 1700000000), build('tuesday', 1700086400), both('SOURCE_DATE_EPOCH=0 '), compare, header],
    },
  ],
};

export default script;
