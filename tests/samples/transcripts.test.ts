import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { TranscriptScript } from '../../scripts/regen/transcript-script.ts';
import { runOn, transcriptPart } from '../../src/components/transcript.ts';
import type { Transcript, TranscriptCommand } from '../../src/components/transcript.ts';
import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';

const FOLDER = fileURLToPath(new URL('../../content/transcripts/', import.meta.url));

const names = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -'.ts'.length));

const scripts = new Map<string, TranscriptScript>();
for (const name of names)
  scripts.set(name, ((await import(join(FOLDER, `${name}.ts`))) as { default: TranscriptScript }).default);

function recorded(name: string): Transcript {
  return JSON.parse(readFileSync(join(FOLDER, 'generated', `${name}.json`), 'utf8')) as Transcript;
}

/** What the commands of one part printed on one Python, in order. */
function outputs(name: string, part: string, python: string): string[] {
  return transcriptPart(recorded(name), part)
    .steps.filter((step): step is TranscriptCommand => step.kind === 'command')
    .flatMap((step) => runOn(step, python)?.output ?? []);
}

function lastOutput(name: string, part: string, python: string): string {
  return outputs(name, part, python).at(-1)!;
}

test('every recorded transcript has a script', () => {
  const files = readdirSync(join(FOLDER, 'generated'));
  expect(files.sort()).toEqual(names.map((name) => `${name}.json`).sort());
});

describe.each(names)('%s', (name) => {
  const script = scripts.get(name)!;
  const transcript = recorded(name);

  test('was recorded from its script, on the versions that it claims', () => {
    expect(transcript).toMatchObject({ name, title: script.title, versions: script.versions });
    expect(transcript.beside).toEqual(script.beside ?? []);
    for (const minor of [...transcript.versions, ...transcript.beside])
      expect(transcript.sysVersions[minor]).toMatch(new RegExp(`^${minor}\\.\\d+ \\(`));
    expect(transcript.parts.map(({ id }) => id)).toEqual(script.parts.map(({ id }) => id));
    expect(new Set(script.parts.map(({ id }) => id)).size).toBe(script.parts.length);
  });

  test('has each command once for each version', () => {
    for (const [at, part] of transcript.parts.entries()) {
      expect(part.steps.length).toBe(script.parts[at].steps.length);
      for (const [index, step] of part.steps.entries()) {
        if (step.kind === 'file') continue;
        const asked = script.parts[at].steps[index];
        const expected = ('command' in asked && asked.only) || script.versions;
        expect(step.runs.flatMap(({ versions }) => versions).sort(), step.runs[0].command).toEqual(
          [...expected].sort(),
        );
      }
    }
  });

  test('shows no path of the machine that recorded it', () => {
    const text = JSON.stringify(transcript).replaceAll('/home/you/lab', '');
    expect(text).not.toMatch(/\/(root|home|tmp|Users|work|opt)\//);
    expect(text).not.toContain('command not found');
  });
});

describe.each(PYTHON_VERSIONS)('what the transcripts show on %s', (python) => {
  test('the header holds the mtime that touch set, and the size', () => {
    const header = outputs('header-16-bytes', 'timestamp', python).find((text) => text.includes('magic'))!;
    expect(header.split('\n')[1]).toBe('00000000  flags 0');
    expect(header).toContain('d2029649  mtime 1234567890 2009-02-13 23:31:30 UTC');
    expect(header).toContain('size  170');
    expect(lastOutput('header-16-bytes', 'touched', python)).toContain('mtime 1000000000');
  });

  test('a checked hash in the header is the hash of the source', () => {
    const [, header, hash] = outputs('header-16-bytes', 'checked-hash', python);
    expect(header.slice(8)).toBe(`03000000${hash}`);
  });

  test('bytes 4 to 8 are the mtime on 2.7 and 3.6, and zero since', () => {
    const numbers = lastOutput('header-older', 'bytes-4-to-8', python).split('\n');
    expect(numbers.slice(0, 3).map((line) => line.split(' ')[0])).toEqual(['1234567890', '1234567890', '0']);
  });

  test('the old reader takes the flags for the time and the time for the size', () => {
    const wrong = lastOutput('old-reader', 'wrong-since-3.7', python);
    expect(wrong).toContain('timestamp: 0 = Thu Jan  1 00:00:00 1970\nsize: 1234567890\n');
    expect(wrong).toMatch(/Error: .*\n$/);
    expect(lastOutput('old-reader', 'fixed', python)).toContain('timestamp: 1234567890');
  });

  test('-v names a changed mtime, and not a changed size or flag', () => {
    expect(lastOutput('stale-v', 'fresh', python)).toContain(' matches ');
    for (const part of ['touched', 'older'])
      expect(lastOutput('stale-v', part, python)).toMatch(/^# bytecode is stale for 'm'\n# code object from \/home/);
    for (const part of ['size', 'flags'])
      expect(lastOutput('stale-v', part, python)).toMatch(/^# code object from \/home\/you\/lab\/m.py\n# created /);
    expect(lastOutput('stale-v', 'magic', python)).toMatch(/^# bad magic number in 'm': b'\\x00\\x00\\r\\n'\n/);
    expect(lastOutput('stale-v', 'cut', python)).toMatch(/^# reached EOF while reading pyc header of 'm'\n/);
  });

  test('the old code runs after an edit that keeps size and mtime', () => {
    const [, imported, source] = outputs('stale-v', 'same-size-same-mtime', python);
    expect(imported).toContain('m says three');
    expect(source).toBe("print('m says seven')\n");
  });

  test('without source, each damage has its own text', () => {
    const last = (part: string) => lastOutput('sourceless-errors', part, python).trimEnd().split('\n').at(-1);
    expect(last('works')).toBe('hello from m');
    expect(last('mtime')).toBe('hello from m');
    expect(last('magic')).toBe("ImportError: bad magic number in 'm': b'\\x00\\x00\\r\\n'");
    expect(last('flags')).toBe("ImportError: invalid flags 4 in 'm'");
    expect(last('cut-header')).toBe("EOFError: reached EOF while reading pyc header of 'm'");
    expect(last('cut-body')).toMatch(/^EOFError: (marshal data too short|EOF read where object expected)$/);
    expect(last('only-in-pycache')).toBe("ModuleNotFoundError: No module named 'm'");
  });

  test('an addition of names is compiled as one, an addition of numbers is not', () => {
    expect(lastOutput('dis-arithmetic', 'add', python)).toMatch(/BINARY_(ADD|OP +0 \(\+\))/);
    expect(lastOutput('dis-arithmetic', 'folded', python)).not.toContain('BINARY');
  });

  test('the stack is two deep for one operator, three where a result waits', () => {
    expect(lastOutput('stack-peek', 'depth', python)).toContain('the most that it holds: 2');
    expect(lastOutput('stack-peek', 'nested', python)).toMatch(/ ###\n[^]*the most that it holds: 3\n$/);
  });
});

test('a part or a version that is not there is not made up', () => {
  const transcript = recorded('header-16-bytes');
  expect(() => transcriptPart(transcript, 'nonesuch')).toThrow(/no part "nonesuch"; it has: timestamp, /);
  const command = transcriptPart(transcript, 'magic').steps[0] as TranscriptCommand;
  expect(runOn(command, '3.6')).toBeUndefined();
});
