import type { TranscriptRun } from '../../src/components/transcript.ts';
import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';
import type { Recorded, RecordedScenario, Said } from '../../src/widgets/error-clinic/recorded.ts';
import { bodyScenarios } from './error-clinic/body-scenarios.ts';
import { fileScenarios } from './error-clinic/file-scenarios.ts';
import { headerScenarios } from './error-clinic/header-scenarios.ts';
import type { ClinicScenario } from './error-clinic/steps.ts';
import type { Interpreters, RegenTask } from './task.ts';
import { record } from './transcripts.ts';

const PLACE = 'src/widgets/error-clinic/generated';

const CLINIC_SCENARIOS: readonly ClinicScenario[] = [...headerScenarios, ...bodyScenarios, ...fileScenarios];

/** Addresses, and the number that Python puts behind a name while it writes, differ from run to run. */
const steady = (text: string): string =>
  text.replace(/(\.pyc)\.\d{6,}/g, '$1.140…').replace(/\b0x[0-9a-f]{6,}/g, '0x…');

/** The names of cache files differ from Python to Python: those of one stand for all. */
const anyTag = (text: string, minor: string): string =>
  text.replaceAll(`cpython-${minor.replace('.', '')}.`, 'cpython-3XY.');

/** The message in what a command printed, of which only the message's lines were kept where there is a `keep`. */
function messageOf({ output }: TranscriptRun, { keep }: ClinicScenario): string {
  const lines = steady(output)
    .split('\n')
    .filter((line) => line.trim() !== '');
  return (keep ? lines : lines.slice(-1)).join('\n');
}

function recordScenario(scenario: ClinicScenario, pythons: Interpreters): RecordedScenario {
  const { id, versions, keep } = scenario;
  // Under -v hundreds of lines are about Python's own modules: they are left out at once.
  const steps = scenario.steps.map((step, at) =>
    keep && 'command' in step && at === scenario.steps.length - 1
      ? { ...step, keep: { lines: keep, shows: 'the lines that are the message' } }
      : step,
  );
  const script = { title: id, versions, parts: [{ id, title: id, steps }] };
  const recorded = record(id, script, pythons).parts[0].steps;
  const last = recorded.at(-1)!;
  if (last.kind !== 'command') throw new Error(`${id} does not end in a command`);
  const says: RecordedScenario['says'] = [];
  for (const run of last.runs) {
    const text = anyTag(messageOf(run, scenario), run.versions[0]);
    if (text === '') throw new Error(`${id}: ${run.versions.join(', ')} said nothing:\n${run.output}`);
    const same = says.find((one) => one.text === text);
    const versions = [...(same?.versions ?? []), ...run.versions];
    const whole = steady(run.output).trimEnd();
    if (same) Object.assign(same, { versions, whole });
    else says.push({ versions, text, whole });
  }
  const done = recorded.map((step) => (step.kind === 'file' ? `# save ${step.path}` : step.runs[0].command));
  return { id, silent: scenario.silent ?? false, done, says };
}

/** Each message once, with the Pythons that say it so: what the widget carries. */
function wordingsOf({ scenarios }: Recorded): Said[] {
  const said = new Map<string, Set<string>>();
  for (const { says } of scenarios.filter(({ silent }) => !silent))
    for (const { text, versions } of says) said.set(text, new Set([...(said.get(text) ?? []), ...versions]));
  const order = ['2.7', '3.6', ...PYTHON_VERSIONS];
  return [...said].map(([text, versions]) => ({ text, versions: order.filter((minor) => versions.has(minor)) }));
}

/** What real interpreters say in every situation that the error clinic knows. */
export const errorClinicTask: RegenTask = {
  name: 'error-clinic',
  needs: ['2.7', '3.6', ...PYTHON_VERSIONS],
  owns: [PLACE],
  async generate(pythons) {
    const present = CLINIC_SCENARIOS.filter(({ versions }) => versions.every((minor) => pythons.has(minor)));
    const recorded: Recorded = {
      sysVersions: Object.fromEntries([...pythons].map(([minor, { sysVersion }]) => [minor, sysVersion.split(' ')[0]])),
      scenarios: present.map((scenario) => recordScenario(scenario, pythons)),
    };
    const json = (value: unknown) =>
      JSON.stringify(value, null, 1).replace(/\[\s+("\d\.\d+",?\s*)+\]/g, (list) => list.replace(/\s+/g, ' ')) + '\n';
    return new Map([
      [`${PLACE}/recorded.json`, json(recorded)],
      [`${PLACE}/wordings.json`, json(wordingsOf(recorded))],
    ]);
  },
};
