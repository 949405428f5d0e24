/**
 * Prints facts about .pyc files, in the shape in which real CPythons' tools print them, so that `diff` can judge.
 *
 *   npm run -s pyc -- COMMAND …
 *
 * Status 0; 1 when a file is bad, 2 for a bad call. Errors go to stderr.
 */
import { commands } from './pyc/commands.ts';
import { CallError } from './pyc/command.ts';

const usage = () => Object.values(commands).map((command) => `  npm run -s pyc -- ${command.usage}`);

async function main([name, ...args]: string[]): Promise<number> {
  if (!name || !Object.hasOwn(commands, name)) {
    console.error([name ? `pyc: no command ${name}` : 'pyc: no command', ...usage()].join('\n'));
    return 2;
  }
  try {
    return await commands[name].run(args);
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    console.error(`pyc ${name}: ${error.message}\n  npm run -s pyc -- ${commands[name].usage}`);
    return 2;
  }
}

process.exitCode = await main(process.argv.slice(2));
