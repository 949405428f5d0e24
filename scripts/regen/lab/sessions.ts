/** Random sessions in the cache lab: what a person could type, for real shells and for the lab's own. */
import type { PythonVersion } from '../../../src/pyc/types.ts';
import { cacheOfM } from '../../../src/widgets/cache-lab/situations.ts';
import { random } from '../cache/random-scenarios.ts';

/** Commands of a line, each of which runs if the one before it went well. */
export type SessionLine = readonly string[];

/** How many sessions are recorded for each Python. */
export const SESSIONS = 30;

const RUNS: readonly SessionLine[] = [
  ['python main.py'],
  ['python main.py'],
  ['python main.py'],
  ["python -c 'import m'"],
  ['python -m main'],
  ['python -m m'],
  ['python m.py'],
  ['python -B main.py'],
  ['PYTHONDONTWRITEBYTECODE=1 python main.py'],
  ['python -O main.py'],
  ['python -OO -m main'],
  ['PYTHONPYCACHEPREFIX=/tmp/pyc python main.py'],
  ['python --check-hash-based-pycs always main.py'],
  ['python --check-hash-based-pycs never main.py'],
  ['python -m py_compile m.py'],
  ['python -B -m py_compile m.py'],
  ['SOURCE_DATE_EPOCH=0 python -m py_compile m.py'],
  ['python -m compileall .'],
  ['python -m compileall -q -f --invalidation-mode checked-hash .'],
  ['python -m compileall -q -f --invalidation-mode unchecked-hash .'],
  ['python -m compileall -q -b m.py'],
  ['python {cache}'],
  ['python m.pyc'],
  ['python3.8 main.py'],
  ['python3.13 main.py'],
];

const CHANGES: readonly SessionLine[] = [
  ['edit m.py old'],
  ['edit m.py new'],
  ['edit m.py new'],
  ['edit m.py longer'],
  ['edit m.py raises'],
  ['edit m.py broken'],
  ['edit m.py debug'],
  ['edit m.py doc'],
  ['edit main.py eager'],
  ['edit main.py lazy'],
  ['edit main.py unused'],
  ['edit m.py old', 'python main.py', 'edit m.py new'],
  ['edit m.py old', 'python -m compileall -q .', 'edit m.py longer'],
  ['touch m.py'],
  ["touch -d '2009-02-13 23:31:30' m.py"],
  ['git checkout m.py'],
  ['git commit -a -q -m next'],
  ['rm m.py'],
  ['rm -r __pycache__'],
  ['mv {cache} m.pyc', 'rm m.py'],
  ['cp {cache} m.pyc'],
  ['truncate -s 40 {cache}'],
  ['truncate -s 10 {cache}'],
  ['truncate -s 0 {cache}'],
  ['truncate -s 400 {cache}'],
  ['chmod a-w .'],
  ['chmod u+w .'],
  ['chmod 444 m.py'],
  ['chmod 600 m.py'],
  ['chmod u-r m.py'],
  ['chmod a-w __pycache__'],
  ['cp -r . /tmp/copy{n}', 'cd /tmp/copy{n}'],
  ['cp -rp . /tmp/copy{n}', 'cd /tmp/copy{n}'],
  ['cp -p m.py /tmp/kept{n}.py', 'cp -p /tmp/kept{n}.py m.py'],
  ['cp m.py /tmp/kept{n}.py', 'cp /tmp/kept{n}.py m.py'],
  ['git clone /lab /tmp/clone{n}', 'cd /tmp/clone{n}'],
  ['cd /lab'],
  ['sleep 1h'],
  ['use 3.12'],
  ['use 3.9'],
  ['export PYTHONDONTWRITEBYTECODE=1'],
  ['unset PYTHONDONTWRITEBYTECODE'],
  ['export PYTHONPYCACHEPREFIX=/tmp/pyc'],
  ['unset PYTHONPYCACHEPREFIX'],
];

/** The session of a seed, for the Python with which it begins. */
export function sessionOf(seed: number, python: PythonVersion): SessionLine[] {
  const below = random(7919 * seed + 11);
  const length = 5 + below(8);
  return Array.from({ length }, (_, n) => {
    const choices = below(2) ? RUNS : CHANGES;
    return choices[below(choices.length)].map((text) =>
      text.replaceAll('{cache}', cacheOfM(python)).replaceAll('{n}', String(n)),
    );
  });
}
